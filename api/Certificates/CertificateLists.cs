using System.Collections.Immutable;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Certificates;

/// <summary>Asks for a certificate of the caller's social hours.</summary>
/// <param name="Key">The public key of the phone that will show it.</param>
public sealed record IssueCertificateRequest(HolderKeyInput? Key);

/// <summary>A public key as a JSON Web Key (RFC 7517).</summary>
/// <param name="Kty">Its kind, <c>EC</c>.</param>
/// <param name="Crv">Its curve, <c>P-256</c>.</param>
/// <param name="X">Its x coordinate, 32 bytes in base64url.</param>
/// <param name="Y">Its y coordinate, 32 bytes in base64url.</param>
public sealed record HolderKeyInput(string? Kty, string? Crv, string? X, string? Y);

/// <summary>A certificate, handed to its holder once.</summary>
/// <param name="Id">Its id, for who issued it.</param>
/// <param name="Certificate">
/// The SD-JWT VC with all that can be disclosed: the signed part, and behind each <c>~</c> one disclosure. It is not kept here.
/// </param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
public sealed record IssuedCertificateWire(string Id, string Certificate, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>A certificate that was issued, without what it says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="ExpiresAt">Until when it is valid.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="Revocation">Why it was: hours in it were corrected, its holder or the office did; null when it was not.</param>
/// <param name="Reason">What the office wrote; null when it was not the office.</param>
public sealed record CertificateWire(
    string Id, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, CertificateRevocation? Revocation, string? Reason)
{
    /// <summary>One as its readers see it.</summary>
    public static CertificateWire Of(RegisteredCertificate one) =>
        new(one.Id, one.IssuedAt, one.ExpiresAt, one.RevokedAt, one.Revocation, one.Reason);
}

/// <summary>Certificates of a rider.</summary>
/// <param name="Items">The certificates, the newest first; the last fifty.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record CertificateList(ImmutableArray<CertificateWire> Items, string? Next = null);
