using RedStation.Grains.Settings;

namespace RedStation.Storage.Databases;

/// <summary>The folder that holds the database and secrets of one running program.</summary>
public sealed class DataFolder : IDisposable
{
    private const string LockFile = "lock";

    /// <summary>What Linux, macOS and Windows call it when a file is open elsewhere; .NET has no exception of its own for that.</summary>
    private const int WouldBlock = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020);

    private FileStream? lockFile;

    /// <summary>Names a folder, relative to the working directory or absolute, and creates it when it is missing.</summary>
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Create();
    }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Keeps other processes out until this is disposed or the process ends, however it ends.</summary>
    /// <exception cref="StartException">Another process is in it, or this one may not write there.</exception>
    public void Lock()
    {
        try
        {
            lockFile ??= new FileStream(File(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsInUse(exception))
        {
            throw new StartException(
                $"The data folder {Path} is in use by another process. Stop that one, or choose another folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotOurs("cannot be written to", exception);
        }
    }

    /// <summary>A secret that is kept in a file of the folder; made when there is none yet, see <see cref="PrivateFiles"/>.</summary>
    /// <exception cref="StartException">It can be neither read nor made.</exception>
    public byte[] Secret(string name, Func<byte[]> make)
    {
        try
        {
            return PrivateFiles.ReadOrCreate(File(name), make);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotOurs($"needs the secret {name}, which can be neither read nor made", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => lockFile?.Dispose();

    /// <summary>Whether a file could not be opened because another process has it, and not because of its rights or its disk.</summary>
    private static bool IsInUse(IOException exception) => exception.HResult is WouldBlock or WouldBlockOnMac or SharingViolation;

    private StartException NotOurs(string what, Exception exception) => new(
        $"The data folder {Path} {what}: {exception.Message} Give the folder to the user of this process, or choose another with "
        + "--data DIR (the setting RedStation:Data).",
        exception);

    private void Create()
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Path);
            }
            else if (!Directory.Exists(Path))
            {
                // It will hold signing keys and people's records.
                Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotOurs("cannot be created", exception);
        }
    }
}
