using System.Security.Cryptography;
using System.Text;
using RedStation.Domain.Signing;

namespace RedStation.Domain.Ledger.Log;

/// <summary>
/// What the log vouches for: so many transactions, under this root, at this time. The three are signed together, because a proof alone
/// does not bind the size.
/// </summary>
/// <param name="Size">How many transactions the log has.</param>
/// <param name="Root">The Merkle tree's root, 32 bytes.</param>
/// <param name="At">When it was signed, in milliseconds since 1970.</param>
/// <param name="Signature">A compact JWS of the type <see cref="Type"/>; its payload is the three as JSON after RFC 8785.</param>
public sealed record LedgerHead(long Size, byte[] Root, long At, string Signature)
{
    /// <summary>The signature's header <c>typ</c>.</summary>
    public const string Type = "ledger-head+jwt";

    /// <summary>A head, signed.</summary>
    public static LedgerHead Sign(long size, byte[] root, long at, ECDsa key) =>
        new(size, root, at, CompactJws.Sign(Type, Payload(size, root, at), key));

    /// <summary>The signature, not verified yet; null when it is of something else than this head.</summary>
    public CompactJws? ReadSignature() =>
        CompactJws.Parse(Signature) is { Type: Type } jws && jws.Payload.AsSpan().SequenceEqual(Payload(Size, Root, At)) ? jws : null;

    private static byte[] Payload(long size, ReadOnlySpan<byte> root, long at) =>
        Encoding.UTF8.GetBytes($$"""{"at":"{{IsoTime.Write(at)}}","root":"{{Convert.ToHexStringLower(root)}}","size":{{size}}}""");
}
