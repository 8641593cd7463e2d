using RedStation.Domain.Signing;

namespace RedStation.Storage.Documents;

/// <summary>Signs what other systems are to believe for good, by a key that is published before it has signed anything.</summary>
public sealed class DocumentSeal(DocumentSigningKey signing, DocumentKeys keys)
{
    private volatile bool published;

    /// <summary>Publishes this process's key, if it is not published yet.</summary>
    public async Task Publish()
    {
        if (!published)
        {
            await keys.Add(Jwk.Of(signing.Key));
            published = true;
        }
    }

    /// <summary>Signs; <see cref="Publish"/> was called before.</summary>
    /// <param name="type">The header <c>typ</c>.</param>
    /// <param name="payload">What to sign, a JSON object.</param>
    public string Sign(string type, byte[] payload) => CompactJws.Sign(type, payload, signing.Key);
}
