using System.Collections.Immutable;

namespace RedStation.Silo.Checks;

/// <summary>A data folder.</summary>
internal sealed record FolderFacts
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Whether it is there.</summary>
    public bool Exists { get; init; }

    /// <summary>Who may do what with it; null where there is no such thing.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Its files by name, with who may do what with them.</summary>
    public ImmutableSortedDictionary<string, UnixFileMode?> Files { get; init; } = ImmutableSortedDictionary<string, UnixFileMode?>.Empty;

    /// <summary>Bytes that are free where it lies; null when nobody can say.</summary>
    public long? Free { get; init; }

    /// <summary>Bytes that there are in all.</summary>
    public long? Size { get; init; }
}
