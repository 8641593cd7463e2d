namespace RedStation.Storage.Archive;

/// <summary>How the values of a column stand in an archive, whatever the database calls its type.</summary>
internal enum ColumnKind
{
    /// <summary>A string.</summary>
    Text = 0,

    /// <summary>A whole number of 64 bits.</summary>
    Integer = 1,

    /// <summary>A floating-point number of 64 bits.</summary>
    Real = 2,

    /// <summary>Bytes, in base 64.</summary>
    Bytes = 3,

    /// <summary>A moment, as ISO 8601 in UTC.</summary>
    Time = 4,
}
