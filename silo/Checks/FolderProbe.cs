using System.Collections.Immutable;

namespace RedStation.Silo.Checks;

/// <summary>Looks at a data folder.</summary>
internal static class FolderProbe
{
    /// <summary>What is there.</summary>
    public static FolderFacts Run(string path)
    {
        var exists = Directory.Exists(path);
        var drive = new DriveInfo(exists ? path : NearestParent(path));
        return new FolderFacts
        {
            Path = path,
            Exists = exists,
            Mode = exists ? ModeOf(path) : null,
            Files = exists
                ? Directory.GetFiles(path).ToImmutableSortedDictionary(file => Path.GetFileName(file), ModeOf, StringComparer.Ordinal)
                : ImmutableSortedDictionary<string, UnixFileMode?>.Empty,
            Free = drive.AvailableFreeSpace,
            Size = drive.TotalSize,
        };
    }

    private static UnixFileMode? ModeOf(string path) => OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);

    private static string NearestParent(string path)
    {
        while (!Directory.Exists(path))
        {
            path = Path.GetDirectoryName(path)!;
        }

        return path;
    }
}
