using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;
using RedStation.Storage.Archive;

namespace RedStation.Silo.Commands;

/// <summary>What export and import have in common on the command line.</summary>
internal static class ArchiveFile
{
    /// <summary>The file that stands first, and the switches after it.</summary>
    /// <exception cref="StartException">There is none.</exception>
    public static (string File, string[] Switches) Of(string[] arguments, string command) =>
        arguments is [var file, .. var rest] && !file.StartsWith('-')
        ? (Path.GetFullPath(file), rest)
        : throw new StartException($"Name the archive: silo {command} FILE. Switches are: {SiloSwitches.Usage}");

    /// <summary>What is in an archive, for people.</summary>
    public static string Account(ArchiveManifest manifest) =>
        string.Join('\n', manifest.Tables.Select(table => $"{table.Rows,12} {table.Name}"));
}
