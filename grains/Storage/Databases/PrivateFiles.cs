namespace RedStation.Storage.Databases;

/// <summary>Files that only the owner of the process may read, made once, whichever process comes first.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Reads a file, and makes it first when it is not there. It appears whole or not at all, whenever the process is killed, and is
    /// never readable by others, not even for a moment. Of several processes that make it at once one wins, and all read what that
    /// one wrote. A file that is there is only read, so its folder may be a read-only one.
    /// </summary>
    public static byte[] ReadOrCreate(string path, Func<byte[]> make)
    {
        if (!File.Exists(path))
        {
            Create(path, make());
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Opens a new file for writing.</summary>
    /// <exception cref="IOException">There is one of this name.</exception>
    public static FileStream Open(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes a folder that only the owner may enter, and those above it that are missing.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Makes a file, which appears whole or not at all. One that is there stays as it is.</summary>
    public static void Create(string path, ReadOnlySpan<byte> content)
    {
        // A name of its own, for another process may be at it too.
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var file = Open(draft))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was faster.
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
