namespace RedStation.Storage.Archive;

/// <summary>A column of an archived table.</summary>
/// <param name="Name">Its name, in small letters.</param>
/// <param name="Kind">How its values are written.</param>
internal sealed record ArchiveColumn(string Name, ColumnKind Kind);
