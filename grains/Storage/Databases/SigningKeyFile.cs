using System.Security.Cryptography;
using System.Text;

namespace RedStation.Storage.Databases;

/// <summary>A private key of the curve P-256 as a file in the data folder, made when there is none.</summary>
public abstract class SigningKeyFile : IDisposable
{
    private readonly Lazy<ECDsa> key;

    /// <summary>Reads the key, or makes it, when it is first asked for.</summary>
    protected SigningKeyFile(DataFolder folder, string name) => key = new Lazy<ECDsa>(() =>
    {
        var read = ECDsa.Create();
        read.ImportFromPem(Encoding.ASCII.GetString(folder.Secret(name, Make)));
        return read;
    });

    /// <summary>The key.</summary>
    public ECDsa Key => key.Value;

    /// <summary>A new key, as PEM.</summary>
    public static byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }

        GC.SuppressFinalize(this);
    }
}
