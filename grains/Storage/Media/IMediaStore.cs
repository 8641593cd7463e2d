using RedStation.Contracts;

namespace RedStation.Storage.Media;

/// <summary>A place for the bytes of photos and recordings outside the database.</summary>
public interface IMediaStore
{
    /// <summary>Which place it is.</summary>
    MediaPlace Place { get; }

    /// <summary>Keeps bytes under a key that has none yet.</summary>
    /// <exception cref="StorageFaultException">It cannot.</exception>
    Task Put(string key, byte[] bytes, string contentType);

    /// <summary>The bytes under a key, or null when there are none.</summary>
    /// <exception cref="StorageFaultException">It cannot say.</exception>
    Task<byte[]?> Get(string key);

    /// <summary>Removes what is under a key, if anything is.</summary>
    /// <exception cref="StorageFaultException">It cannot.</exception>
    Task Delete(string key);
}
