using System.Security.Cryptography;
using System.Text;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>
/// The key of notices: the file <c>notice-signing.pem</c> in the data folder. It identifies this installation to push services (VAPID, RFC 8292),
/// whose subscriptions hold for it alone, and seals the phone numbers that people are told at. All apis and silos need the same.
/// </summary>
public sealed class NoticeKey(DataFolder folder) : SigningKeyFile(folder, "notice-signing.pem")
{
    private const int KeyBytes = 32;

    /// <summary>The public key as pages and push services want it: base64url of the uncompressed point.</summary>
    public string Public
    {
        get
        {
            var point = Key.ExportParameters(false).Q;
            return System.Buffers.Text.Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]);
        }
    }

    /// <summary>The private key, likewise.</summary>
    public string Private => System.Buffers.Text.Base64Url.EncodeToString(Key.ExportParameters(true).D!);

    /// <summary>Makes a text unreadable to whoever has the database but not this key.</summary>
    public string Seal(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        Span<byte> sealedText = stackalloc byte[AesGcm.NonceByteSizes.MaxSize + plain.Length + AesGcm.TagByteSizes.MaxSize];
        var nonce = sealedText[..AesGcm.NonceByteSizes.MaxSize];
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher();
        cipher.Encrypt(nonce, plain, sealedText[nonce.Length..^AesGcm.TagByteSizes.MaxSize], sealedText[^AesGcm.TagByteSizes.MaxSize..]);
        return Convert.ToBase64String(sealedText);
    }

    /// <summary>Reads it again; null when another key has sealed it.</summary>
    public string? Open(string sealedText)
    {
        var bytes = Convert.FromBase64String(sealedText);
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        var plain = new byte[bytes.Length - nonce - tag];
        using var cipher = Cipher();
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, nonce), bytes.AsSpan(nonce, plain.Length), bytes.AsSpan(bytes.Length - tag), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private AesGcm Cipher() => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Key.ExportParameters(true).D!, KeyBytes, info: "redstation notice addresses"u8.ToArray()),
        AesGcm.TagByteSizes.MaxSize);
}
