using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>Checks certificates of social hours with nothing but keys and status lists that were fetched before.</summary>
/// <param name="keys">The issuer's public keys by name.</param>
/// <param name="lists">Status lists, the newest of each.</param>
public sealed class CertificateVerifier(ImmutableDictionary<string, EcPublicKey> keys, IReadOnlyCollection<StatusListToken> lists)
{
    /// <summary>What is to be believed of what somebody shows.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="holder">What is asked of who shows it.</param>
    /// <param name="now">The time.</param>
    public CertificateVerdict Verify(string text, HolderProof holder, DateTimeOffset now)
    {
        if (SdJwt.Read(text.Trim()) is not { } shown)
        {
            return CertificateVerdict.Refused(CertificateFault.Unreadable);
        }

        if (Signature(shown.Issued) is { } unsigned)
        {
            return CertificateVerdict.Refused(unsigned);
        }

        var (claims, wrong) = DisclosedClaims.Of(shown.Issued.Payload, shown.Disclosures);
        if (wrong is { } fault)
        {
            return CertificateVerdict.Refused(fault);
        }

        // What must always be read stands in the signed part alone: nobody chooses whether to show it.
        string[] always = ["iss", "iat", "exp", "vct", "cnf", "status", "months", "kinds", "certifiers"];
        if (!always.All(shown.Issued.Payload.ContainsKey) || HoursCertificate.Of(claims!) is not { } certificate)
        {
            return CertificateVerdict.Refused(CertificateFault.OtherKind);
        }

        var isRevoked = IsRevoked(claims!["status"], now);
        var unproved = KeyBindingRules.Check(shown, claims["cnf"], holder, now);
        var refusal = certificate.IssuedAt > now + KeyBindingRules.Skew ? CertificateFault.NotYetValid
            : certificate.ExpiresAt <= now ? CertificateFault.Expired
            : unproved ?? (isRevoked == true ? CertificateFault.Revoked : (CertificateFault?)null);
        return new CertificateVerdict(
            refusal, certificate, unproved == CertificateFault.OtherHolder ? null : KeyBindingRules.ReadOf(shown), isRevoked is not null);
    }

    private CertificateFault? Signature(CompactJws issued) =>
        issued.Type != HoursCertificateRules.Type ? CertificateFault.OtherKind
        : issued.KeyId is not { } keyId || !keys.TryGetValue(keyId, out var key) ? CertificateFault.UnknownKey
        : issued.IsSignedBy(key) ? null
        : CertificateFault.WrongSignature;

    private bool? IsRevoked(JsonNode? status, DateTimeOffset now) =>
        status is JsonObject members && members["status_list"] is { } entry && entry.Text("uri") is { } uri && entry.Number("idx") is { } index
            ? lists.Where(list => list.Uri == uri).MaxBy(list => list.IssuedAt)?.IsRevoked(index, now)
            : null;
}

/// <summary>What is to be believed of what somebody shows.</summary>
/// <param name="Fault">Why nothing of it is; null when it is.</param>
/// <param name="Certificate">What it says, of which the issuer's signature is right; null when not even that is.</param>
/// <param name="Showing">When and to whom its holder has shown it; null when nobody has proved to be its holder.</param>
/// <param name="StatusKnown">Whether a status list said whether it was revoked.</param>
public sealed record CertificateVerdict(CertificateFault? Fault, HoursCertificate? Certificate, CertificateShowing? Showing, bool StatusKnown)
{
    /// <summary>Nothing of it is to be believed.</summary>
    public static CertificateVerdict Refused(CertificateFault fault) => new(fault, Certificate: null, Showing: null, StatusKnown: false);
}
