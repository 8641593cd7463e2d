using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Signing;

/// <summary>A public key of the curve P-256 as a JSON Web Key (RFC 7517).</summary>
/// <param name="Kty">Its kind, <c>EC</c>.</param>
/// <param name="Crv">Its curve, <c>P-256</c>.</param>
/// <param name="X">Its x coordinate, base64url.</param>
/// <param name="Y">Its y coordinate, base64url.</param>
/// <param name="Kid">Its thumbprint (RFC 7638), base64url.</param>
/// <param name="Alg">What it signs with, <c>ES256</c>.</param>
/// <param name="Use">What it is for, <c>sig</c>.</param>
public sealed record Jwk(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use)
{
    private const string Kind = "EC";
    private const string Curve = "P-256";

    /// <summary>The key of a point.</summary>
    /// <param name="x">The x coordinate, base64url.</param>
    /// <param name="y">The y coordinate, base64url.</param>
    public static Jwk Of(string x, string y)
    {
        var members = $$"""{"crv":"{{Curve}}","kty":"{{Kind}}","x":"{{x}}","y":"{{y}}"}""";
        var thumbprint = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)));
        return new Jwk(Kind, Curve, x, y, thumbprint, CompactJws.Algorithm, "sig");
    }

    /// <summary>The public half of a key.</summary>
    public static Jwk Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return Of(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    /// <summary>The key, to verify with.</summary>
    /// <exception cref="FormatException">It is written otherwise than <see cref="Of(string, string)"/> does, or another key has its name.</exception>
    /// <exception cref="CryptographicException">The point is not on the curve.</exception>
    public ECDsa ToKey()
    {
        if (Of(X, Y) != this)
        {
            throw new FormatException($"The key {Kid} is not that key.");
        }

        return ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
        });
    }
}
