using System.ComponentModel.DataAnnotations;

namespace RedStation.Storage.Certificates;

/// <summary>How certificates of social hours are issued; the configuration section <c>RedStation:Certificates</c>.</summary>
public sealed class CertificateOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "RedStation:Certificates";

    /// <summary>
    /// The address under which everybody reaches this installation, such as <c>https://city.example</c>: certificates name it as their issuer. Empty
    /// for the address that the rider's own request came to.
    /// </summary>
    public string Issuer { get; set; } = "";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Issuer.Length > 0
            && !(Uri.TryCreate(Issuer, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && !Issuer.EndsWith('/')))
        {
            yield return new ValidationResult("must be an address without a slash at its end, such as https://city.example.", [nameof(Issuer)]);
        }
    }
}
