namespace RedStation.Silo.Storage;

/// <summary>Files that only the owner of the process may read.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes a file that is not there yet. It appears whole or not at all, whenever the process is killed, and is never readable
    /// by others, not even for a moment.
    /// </summary>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".new";
        using (var file = Draft(draft))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: false);
    }

    /// <summary>Opens a new file in place of what a start before may have left half written.</summary>
    public static FileStream Draft(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }
}
