using System.Data.Common;
using Microsoft.Extensions.Options;
using RedStation.Contracts;

namespace RedStation.Storage.Media;

/// <summary>
/// The bytes of photos and recordings: in their row, or in another place that the row names. They are put there before the row is written, so that
/// no row names what is not there. Keys are random: nobody guesses one, and nobody's bytes take another's place.
/// </summary>
public sealed partial class MediaBytes(
    IReadOnlyList<IMediaStore> stores, IOptions<MediaOptions> options, MediaRemovals removals, ILogger<MediaBytes> logger)
{
    /// <summary>Letters of a key that name its folder: no folder gets more files than one can look at.</summary>
    private const int FolderLetters = 2;

    private readonly MediaStores stores = new(stores);

    /// <summary>Where new ones go.</summary>
    public MediaPlace Place => options.Value.Place;

    /// <summary>
    /// Keeps bytes for a row that will be written, which then calls <see cref="MediaRemovals.Named"/>. When it is not, they are removed by and by.
    /// </summary>
    /// <param name="kind">What they are.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">Their media type.</param>
    /// <exception cref="StorageFaultException">Their place does not take them.</exception>
    public async Task<StoredBytes> Keep(MediaKind kind, byte[] bytes, string contentType)
    {
        if (Place == MediaPlace.Database)
        {
            return new(bytes, null);
        }

        var name = Guid.NewGuid().ToString("N");
        var key = $"{kind.Table}/{name[..FolderLetters]}/{name}";
        var storedAt = MediaStores.StoredAt(Place, key);
        await removals.Announce(storedAt);
        await stores.Of(storedAt)!.Value.Store.Put(key, bytes, contentType);
        return new([], storedAt);
    }

    /// <summary>The bytes that a row has or names; null when they are not where it says.</summary>
    /// <exception cref="StorageFaultException">Their place does not answer, or has no settings any more.</exception>
    public async Task<byte[]?> Read(StoredBytes stored)
    {
        if (stored.StoredAt is not { } storedAt)
        {
            return stored.InRow;
        }

        if (stores.Of(storedAt) is not var (store, key))
        {
            LogNoSettings(storedAt);
            throw new StorageFaultException($"{storedAt} is in a place for which RedStation:Media has no settings.");
        }

        var bytes = await store.Get(key);
        if (bytes is null)
        {
            LogMissing(storedAt);
        }

        return bytes;
    }

    /// <summary>Notes, in the transaction that writes it, that a row has other bytes now.</summary>
    internal Task Replaced(DbConnection connection, DbTransaction transaction, StoredBytes before, StoredBytes now) =>
        removals.Replaced(connection, transaction, before.StoredAt, now.StoredAt);

    [LoggerMessage(LogLevel.Error, "A photo or recording is not where its row says, at {StoredAt}")]
    private partial void LogMissing(string storedAt);

    [LoggerMessage(LogLevel.Error, "A photo or recording is at {StoredAt}, a place for which RedStation:Media has no settings")]
    private partial void LogNoSettings(string storedAt);
}
