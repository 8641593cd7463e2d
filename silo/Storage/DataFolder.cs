using RedStation.Silo.Hosting;

namespace RedStation.Silo.Storage;

/// <summary>The folder that holds the database and secrets of one running program.</summary>
public sealed class DataFolder : IDisposable
{
    private const string LockFile = "lock";

    private FileStream? _lock;

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
    /// <exception cref="StartException">Another process is in it.</exception>
    public void Lock()
    {
        try
        {
            _lock ??= new FileStream(File(LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StartException(
                $"The data folder {Path} is in use by another process. Stop that one, or choose another folder.", exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

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
            throw new StartException($"The data folder {Path} cannot be created: {exception.Message}", exception);
        }
    }
}
