using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using RedStation.Storage.Databases;

namespace RedStation.Api.Accounts;

/// <summary>
/// The keys of access tokens: files <c>signing-*.pem</c> in the data folder, P-256. The last by name signs, all of them verify;
/// so a key is replaced by adding one, and forgotten by removing it once its last token has expired.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    private const string Pattern = "signing-*.pem";
    private const int KeyIdCharacters = 16;

    /// <summary>Before every name with a date, and the same for all processes, so that those which start at once agree on one key.</summary>
    private const string First = "signing-00000000T000000.pem";

    private readonly List<ECDsa> keys = [];

    /// <summary>Reads the keys, or makes the first.</summary>
    public SigningKeys(DataFolder folder)
    {
        var files = Files(folder);
        if (files.Length == 0)
        {
            folder.Secret(First, SigningKeyFile.Make);
            files = Files(folder);
        }

        All = [.. files.Select(Read)];
        Current = new SigningCredentials(All[^1], SecurityAlgorithms.EcdsaSha256);
    }

    /// <summary>The keys that verify.</summary>
    public IReadOnlyList<SecurityKey> All { get; }

    /// <summary>The key that signs.</summary>
    public SigningCredentials Current { get; }

    /// <inheritdoc/>
    public void Dispose() => keys.ForEach(key => key.Dispose());

    private static string[] Files(DataFolder folder) =>
        [.. Directory.GetFiles(folder.Path, Pattern).Order(StringComparer.Ordinal)];

    private ECDsaSecurityKey Read(string path)
    {
        var key = ECDsa.Create();
        keys.Add(key);
        key.ImportFromPem(File.ReadAllText(path));
        // Named after the public key, so that every process names it alike.
        var name = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))[..KeyIdCharacters];
        return new ECDsaSecurityKey(key) { KeyId = name };
    }
}
