using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Media;

/// <summary>Photos and recordings as files of a folder, readable by the program alone.</summary>
public sealed partial class FolderMedia(IOptions<MediaOptions> options, DataFolder data, ILogger<FolderMedia> logger) : IMediaStore
{
    private readonly string folder = string.IsNullOrWhiteSpace(options.Value.Folder)
        ? data.File("media")
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Value.Folder));

    /// <inheritdoc/>
    public MediaPlace Place => MediaPlace.Folder;

    /// <inheritdoc/>
    public Task Put(string key, byte[] bytes, string contentType) => Translated("keep", key, path =>
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
        PrivateFiles.Create(path, bytes);
        return bytes;
    });

    /// <inheritdoc/>
    public Task<byte[]?> Get(string key) => Translated("read", key, path => IsThere(path) ? File.ReadAllBytes(path) : null);

    /// <inheritdoc/>
    public Task Delete(string key) => Translated("remove", key, path =>
    {
        if (IsThere(path))
        {
            File.Delete(path);
        }

        return null;
    });

    /// <summary>Where there is no folder at all, it is on a disk that is away, and nothing can be said of what is in it.</summary>
    private bool IsThere(string path) => File.Exists(path)
        || (Directory.Exists(folder) ? false : throw new DirectoryNotFoundException("The folder is not there."));

    /// <summary>Keys have no way up in them; a row that says otherwise leads nowhere.</summary>
    private string FileOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(folder, key));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new IOException("The key leads out of the folder.");
    }

    /// <summary>Off the caller's thread: files have no way of waiting but blocking, on a network all the more.</summary>
    private Task<byte[]?> Translated(string what, string key, Func<string, byte[]?> work) => Task.Run(() =>
    {
        try
        {
            return work(FileOf(key));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogFault(exception, what, key);
            throw new StorageFaultException($"The folder of photos and recordings failed to {what} {key}.");
        }
    });

    [LoggerMessage(LogLevel.Error, "The folder of photos and recordings failed to {What} {Key}")]
    private partial void LogFault(Exception exception, string what, string key);
}
