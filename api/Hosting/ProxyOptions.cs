namespace RedStation.Api.Hosting;

/// <summary>Which reverse proxies stand in front; the configuration section <c>RedStation</c>.</summary>
public sealed class ProxyOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation";

    /// <summary>
    /// Addresses (<c>10.0.0.7</c>) or networks (<c>10.0.0.0/8</c>) of the proxies whose word is taken for the caller's address and
    /// scheme. Everybody else's is not: a caller who could name an address would choose whose rate limit to use up. None by default.
    /// </summary>
    public IList<string> Proxies { get; } = [];
}
