using System.Security.Cryptography;
using System.Text;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger.Log;

/// <summary>
/// The key that signs heads of the ledger's log: the file <c>ledger-signing.pem</c> in the data folder, P-256, made when there is none. Silos
/// of a cluster that are to sign with one key are given the same file.
/// </summary>
public sealed class LedgerSigningKey : IDisposable
{
    private const string FileName = "ledger-signing.pem";

    private readonly Lazy<ECDsa> key;

    /// <summary>Reads the key, or makes it, when it is first asked for.</summary>
    public LedgerSigningKey(DataFolder folder) => key = new Lazy<ECDsa>(() =>
    {
        var read = ECDsa.Create();
        read.ImportFromPem(Encoding.ASCII.GetString(folder.Secret(FileName, Make)));
        return read;
    });

    /// <summary>The key.</summary>
    public ECDsa Key => key.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    private static byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem());
    }
}
