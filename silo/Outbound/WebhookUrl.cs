using System.Net;

namespace RedStation.Silo.Outbound;

/// <summary>What the address of a webhook may be.</summary>
public static class WebhookUrl
{
    /// <summary>The longest.</summary>
    public const int MostCharacters = 1_000;

    /// <summary>Whether a text is an address that can be posted to: https, or http as well for a host that is allowed by name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="allows">Whether a host is allowed wherever it lies.</param>
    public static bool IsSound(string? text, Func<string, bool> allows) =>
        text is { Length: <= MostCharacters } && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && allows(url.IdnHost)));

    /// <summary>
    /// Whether its host may be public: only what can be told from the name alone. Where a name leads is looked at whenever a connection is made.
    /// </summary>
    public static bool MayBePublic(string text)
    {
        var host = new Uri(text).IdnHost;
        return IPAddress.TryParse(host, out var address)
            ? PublicAddresses.Contain(address)
            : host.Contains('.', StringComparison.Ordinal) && !host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }
}
