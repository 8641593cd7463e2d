using System.ComponentModel.DataAnnotations;
using System.Net;
using IPNetwork = System.Net.IPNetwork;

namespace RedStation.Silo.Settings;

/// <summary>Which reverse proxies stand in front; the configuration section <c>RedStation</c>.</summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation";

    /// <summary>
    /// Addresses (<c>10.0.0.7</c>) or networks (<c>10.0.0.0/8</c>) of the proxies whose word is taken for the caller's address and
    /// scheme. Everybody else's is not: a caller who could name an address would choose whose rate limit to use up. None by default.
    /// </summary>
    public IList<string> Proxies { get; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Proxies
        .Select((text, at) => (Text: text, At: at))
        .Where(proxy => !IPAddress.TryParse(proxy.Text, out _) && !IPNetwork.TryParse(proxy.Text, out _))
        .Select(proxy => new ValidationResult(
            $"is “{proxy.Text}”, and must be an address (10.0.0.7) or a network (10.0.0.0/8).", [$"{nameof(Proxies)}:{proxy.At}"]));
}
