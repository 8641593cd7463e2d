namespace RedStation.Api.Http.Signing;

/// <summary>Public keys that stand beside those of documents, for as long as something that they signed is to be believed.</summary>
internal interface IPublishedKeys
{
    /// <summary>The keys.</summary>
    IEnumerable<JwkWire> Keys { get; }
}
