using System.Security.Cryptography;
using System.Text;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Documents;

/// <summary>
/// The key that signs documents which people take away with them: the file <c>document-signing.pem</c> in the data folder, P-256, made when there is
/// none. Its public half stays published (<see cref="DocumentKeys"/>), so that apis with keys of their own vouch for each other's documents.
/// </summary>
public sealed class DocumentSigningKey : IDisposable
{
    private const string FileName = "document-signing.pem";

    private readonly Lazy<ECDsa> key;

    /// <summary>Reads the key, or makes it, when it is first asked for.</summary>
    public DocumentSigningKey(DataFolder folder) => key = new Lazy<ECDsa>(() =>
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
