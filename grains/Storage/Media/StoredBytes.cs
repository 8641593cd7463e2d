namespace RedStation.Storage.Media;

/// <summary>Bytes as a row has them.</summary>
/// <param name="InRow">The bytes; empty when they are elsewhere.</param>
/// <param name="StoredAt">Where else: a place, a colon and a key; null when they are in the row.</param>
public readonly record struct StoredBytes(byte[] InRow, string? StoredAt);

/// <summary>What a table holds.</summary>
public sealed record MediaKind
{
    private MediaKind(string table, string version) => (Table, Version) = (table, version);

    /// <summary>Photos.</summary>
    public static MediaKind Photo { get; } = new("photos", "coalesce(received_size, 0)");

    /// <summary>Recordings.</summary>
    public static MediaKind Voice { get; } = new("voices", "0");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MediaKind> All { get; } = [Photo, Voice];

    /// <summary>The table's name, which is also that of the kind.</summary>
    public string Table { get; }

    /// <summary>What is another number once the bytes of a row are others, in SQL.</summary>
    internal string Version { get; }
}
