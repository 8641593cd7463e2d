namespace RedStation.Storage.Media;

/// <summary>The places that have settings, by the names that rows call them; the names are for good.</summary>
internal sealed class MediaStores(IEnumerable<IMediaStore> stores)
{
    private readonly Dictionary<string, IMediaStore> stores = stores.ToDictionary(store => NameOf(store.Place));

    /// <summary>What a row says of bytes that are elsewhere.</summary>
    public static string StoredAt(MediaPlace place, string key) => $"{NameOf(place)}:{key}";

    /// <summary>How what is at a place begins.</summary>
    public static string NameOf(MediaPlace place) => place == MediaPlace.S3 ? "s3" : "folder";

    /// <summary>Where bytes are and under which key; null when there are no settings of their place.</summary>
    public (IMediaStore Store, string Key)? Of(string storedAt) =>
        storedAt.Split(':', 2) is [var place, var key] && stores.TryGetValue(place, out var store) ? (store, key) : null;
}
