using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>Whether who shows a certificate is its holder and shows it here and now (RFC 9901, 7.3).</summary>
public static class KeyBindingRules
{
    /// <summary>The header <c>typ</c> of the holder's part.</summary>
    public const string Type = "kb+jwt";

    /// <summary>How far clocks of phones may be ahead.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with the holder's part, or null when it is right or neither there nor asked for.</summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="confirmation">The claim <c>cnf</c>, which names the holder's key.</param>
    /// <param name="asked">What the verifier asks for.</param>
    /// <param name="now">The time.</param>
    public static CertificateFault? Check(SdJwt shown, JsonNode? confirmation, HolderProof asked, DateTimeOffset now)
    {
        if (shown.KeyBinding is not { } binding)
        {
            return asked.IsRequired ? CertificateFault.HolderNotProved : null;
        }

        if (confirmation is not JsonObject members || EcPublicKey.Of(members["jwk"]) is not { } key
            || binding.Type != Type || !binding.IsSignedBy(key) || binding.Payload.Text("sd_hash") != shown.ShownDigest
            || ReadOf(shown) is not { } read)
        {
            return CertificateFault.OtherHolder;
        }

        return read.At > now + Skew ? CertificateFault.NotYetValid
            : asked.Audience is { } audience && audience != read.Audience ? CertificateFault.OtherAudience
            : asked.Nonce is { } nonce && nonce != read.Nonce ? CertificateFault.Replayed
            : asked.MostAge is { } age && read.At < now - age ? CertificateFault.ShownTooLongAgo
            : null;
    }

    /// <summary>When and to whom something was shown, as its holder has signed it; null when they have not.</summary>
    public static CertificateShowing? ReadOf(SdJwt shown) =>
        shown.KeyBinding?.Payload is { } said && said.Time("iat") is { } at && said.Text("aud") is { } audience && said.Text("nonce") is { } nonce
            ? new CertificateShowing(audience, nonce, at)
            : null;
}

/// <summary>What a verifier asks of who shows a certificate.</summary>
/// <param name="IsRequired">Whether it must be proved that they are its holder.</param>
/// <param name="Audience">To whom it must be shown; null for anybody.</param>
/// <param name="Nonce">The nonce that this verifier has given for this occasion; null when none was.</param>
/// <param name="MostAge">How long ago it may have been shown; null for any time.</param>
public sealed record HolderProof(bool IsRequired, string? Audience = null, string? Nonce = null, TimeSpan? MostAge = null);

/// <summary>When and to whom a certificate was shown.</summary>
/// <param name="Audience">To whom.</param>
/// <param name="Nonce">What makes this occasion another than all others.</param>
/// <param name="At">When, by the phone's clock.</param>
public sealed record CertificateShowing(string Audience, string Nonce, DateTimeOffset At);
