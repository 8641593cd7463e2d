using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Tests.Support;

/// <summary>A browser that is pushed to: its keys, and its way of reading messages (RFC 8291, RFC 8188), written for the tests alone.</summary>
public sealed class PushBrowser : IDisposable
{
    private const int SaltBytes = 16;
    private const int TagBytes = 16;
    private readonly ECDiffieHellman key;
    private readonly byte[] secret;

    /// <summary>A new one.</summary>
    public PushBrowser()
        : this(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), RandomNumberGenerator.GetBytes(16))
    {
    }

    /// <summary>One with known keys.</summary>
    public PushBrowser(ECDiffieHellman key, byte[] secret) => (this.key, this.secret) = (key, secret);

    /// <summary>Its public key, as its subscription says it.</summary>
    public string P256dh => Base64Url.EncodeToString(Point(key.PublicKey));

    /// <summary>Its secret, likewise.</summary>
    public string Auth => Base64Url.EncodeToString(secret);

    /// <summary>Reads a message.</summary>
    public string Read(ReadOnlySpan<byte> body)
    {
        var salt = body[..SaltBytes];
        var recordSize = BinaryPrimitives.ReadInt32BigEndian(body[SaltBytes..]);
        var sender = body.Slice(SaltBytes + 5, body[SaltBytes + 4]).ToArray();
        var record = body[(SaltBytes + 5 + sender.Length)..];
        if (record.Length > recordSize)
        {
            throw new InvalidDataException("A message is one record.");
        }

        using var other = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = sender[1..33], Y = sender[33..] },
        });
        byte[] info = [.. "WebPush: info\0"u8, .. Point(key.PublicKey), .. sender];
        var input = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.DeriveRawSecretAgreement(other.PublicKey), 32, secret, info);
        var content = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 16, salt.ToArray(), "Content-Encoding: aes128gcm\0"u8.ToArray());
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, input, 12, salt.ToArray(), "Content-Encoding: nonce\0"u8.ToArray());
        var plain = new byte[record.Length - TagBytes];
        using var cipher = new AesGcm(content, TagBytes);
        cipher.Decrypt(nonce, record[..^TagBytes], record[^TagBytes..], plain);
        var end = plain.AsSpan().LastIndexOf((byte)2);
        return Encoding.UTF8.GetString(plain, 0, end);
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static byte[] Point(ECDiffieHellmanPublicKey from)
    {
        var point = from.ExportParameters().Q;
        return [4, .. point.X!, .. point.Y!];
    }
}
