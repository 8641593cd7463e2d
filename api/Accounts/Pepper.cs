using System.Security.Cryptography;
using System.Text;
using RedStation.Storage.Databases;

namespace RedStation.Api.Accounts;

/// <summary>
/// A secret of this installation, kept in the data folder and not in the database: digests of things that could be guessed (phone
/// numbers, six-digit codes) are worth nothing without it.
/// </summary>
public sealed class Pepper
{
    private const string FileName = "pepper.key";
    private const int Bytes = 32;

    private readonly byte[] secret;

    /// <summary>Reads the secret, or makes one.</summary>
    public Pepper(DataFolder folder) =>
        secret = folder.Secret(FileName, () => RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A digest for a purpose; of the same words under another purpose it is another one.</summary>
    public string Digest(string purpose, params ReadOnlySpan<string> words) => Convert.ToHexStringLower(Bytes32(purpose, words));

    /// <summary>By what an account is found by its phone number.</summary>
    public string PhoneDigest(string phone) => Digest("phone", phone);

    /// <summary>A secret that can be made again from the same words, for whoever holds the pepper.</summary>
    public string Derive(string purpose, params ReadOnlySpan<string> words) =>
        System.Buffers.Text.Base64Url.EncodeToString(Bytes32(purpose, words));

    /// <summary>A short name under which a phone stands in logs: the same each time, and no way back.</summary>
    public string LogName(string phone) => Digest("log", phone)[..12];

    private byte[] Bytes32(string purpose, ReadOnlySpan<string> words) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose + '\0' + string.Join('\0', words)));
}
