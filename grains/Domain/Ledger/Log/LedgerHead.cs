using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// What the log vouches for: so many transactions, under this root, at this time. The three are signed together, because a proof alone
/// does not bind the size.
/// </summary>
/// <param name="Size">How many transactions the log has.</param>
/// <param name="Root">The Merkle tree's root, 32 bytes.</param>
/// <param name="At">When it was signed, in milliseconds since 1970.</param>
/// <param name="KeyId">Which key signed it: the first 16 hexadecimal digits of the SHA-256 of the public key's DER form.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="SignedBytes"/>, as r and s of 32 bytes each.</param>
public sealed record LedgerHead(long Size, byte[] Root, long At, string KeyId, byte[] Signature)
{
    private const int KeyIdCharacters = 16;

    /// <summary>The bytes that are signed: JSON after RFC 8785.</summary>
    public static byte[] SignedBytes(long size, ReadOnlySpan<byte> root, long at) =>
        Encoding.UTF8.GetBytes($$"""{"at":{{at}},"root":"{{Convert.ToHexStringLower(root)}}","size":{{size}}}""");

    /// <summary>A head, signed.</summary>
    public static LedgerHead Sign(long size, byte[] root, long at, ECDsa key) =>
        new(size, root, at, KeyIdOf(key.ExportSubjectPublicKeyInfo()), key.SignData(SignedBytes(size, root, at), HashAlgorithmName.SHA256));

    /// <summary>What a public key is called.</summary>
    public static string KeyIdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..KeyIdCharacters];

    /// <summary>Whether a key signed it.</summary>
    public bool IsSignedBy(ECDsa key) =>
        KeyIdOf(key.ExportSubjectPublicKeyInfo()) == KeyId && key.VerifyData(SignedBytes(Size, Root, At), Signature, HashAlgorithmName.SHA256);
}
