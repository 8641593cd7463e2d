using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RedStation.Domain.Certificates;

/// <summary>A signed object in the compact form of RFC 7515.</summary>
/// <param name="Header">What it says of its signature.</param>
/// <param name="Payload">What was signed.</param>
/// <param name="SignedText">What the signature is over.</param>
/// <param name="Signature">The signature.</param>
public sealed record CompactJws(JsonObject Header, JsonObject Payload, string SignedText, byte[] Signature)
{
    private const int SignatureBytes = 64;

    /// <summary>The kind of document.</summary>
    public string? Type => Header.Text("typ");

    /// <summary>The name of the key.</summary>
    public string? KeyId => Header.Text("kid");

    /// <summary>Reads one, or null when it is none.</summary>
    public static CompactJws? Read(string text) =>
        text.Split('.') is [var header, var payload, var signature]
        && StrictJson.ReadEncoded(header) is JsonObject head && StrictJson.ReadEncoded(payload) is JsonObject body
        && StrictJson.Decode(signature) is { } bytes
            ? new CompactJws(head, body, $"{header}.{payload}", bytes)
            : null;

    /// <summary>
    /// Whether a key has signed it with ES256, the only algorithm that is believed. What the header demands to be understood ("crit") is not.
    /// </summary>
    public bool IsSignedBy(EcPublicKey key)
    {
        if (Header.Text("alg") != "ES256" || Header.ContainsKey("crit") || Signature.Length != SignatureBytes)
        {
            return false;
        }

        using var curve = key.Open();
        return curve.VerifyData(Encoding.ASCII.GetBytes(SignedText), Signature, HashAlgorithmName.SHA256);
    }
}
