using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Signing;
using RedStation.Domain.Certificates;
using RedStation.Domain.Districts;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>Issues certificates of social hours, counted in the ledger at that moment.</summary>
internal sealed class CertificateIssuer(
    CertifiedHours ledger,
    CertificateStore certificates,
    DocumentSigner signer,
    DistrictMap districts,
    IOptions<CertificateOptions> options,
    TimeProvider clock)
{
    private const int SaltBytes = 16;

    /// <summary>The address of this installation, as certificates name it.</summary>
    /// <param name="request">The request; its address counts where none is configured.</param>
    public string AddressFor(HttpRequest request) =>
        options.Value.Issuer is { Length: > 0 } configured ? configured : $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>Issues one, or says by a code why not.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="name">Their name.</param>
    /// <param name="holder">The key of their phone.</param>
    /// <param name="issuer">The address of this installation.</param>
    public async Task<(IssuedCertificateWire? Issued, string? Refusal)> Issue(string riderId, string name, EcPublicKey holder, string issuer)
    {
        // Of whole seconds, as the document says it.
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var from = HoursSummary.CountedFrom(now);
        var asked = clock.GetUtcNow();
        var hours = HoursSummary.Of(await ledger.Of(riderId, from, asked), districts.Find);
        if (hours.Minutes <= 0)
        {
            return (null, "no_certified_hours");
        }

        var id = Guid.CreateVersion7(asked).ToString("N");
        var expiresAt = now + HoursCertificateRules.Validity;
        if (await certificates.Register(new NewCertificate(id, riderId, from, asked, expiresAt)) is not { } entry)
        {
            return (null, "too_many_certificates");
        }

        var terms = new HoursCertificateTerms(issuer, now, expiresAt, holder, StatusLists.UriOf(issuer, entry.List), entry.Index);
        var (payload, disclosures) = HoursCertificateRules.Draft(hours, name, terms, NewSalt);
        var signed = await signer.Sign(payload.ToJsonString(WireJson.Options), HoursCertificateRules.Type);
        var whole = string.Join('~', disclosures.Select(one => one.Text).Prepend(signed.Text)) + "~";
        return (new IssuedCertificateWire(id, whole, now, expiresAt), null);
    }

    private static string NewSalt() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SaltBytes));
}
