using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RedStation.Tests.Load.Identities;

/// <summary>
/// Access tokens for a server that this program started, made with the key in the data folder it gave that server: signing in a
/// hundred thousand riders one by one is not what is measured. A deployment somebody points at is entered by its own doors only.
/// </summary>
public sealed class TokenMint : IDisposable
{
    private const string Issuer = "redstation";
    private static readonly TimeSpan Life = TimeSpan.FromHours(6);

    private readonly ECDsa key = ECDsa.Create();
    private readonly string head = Encode(new { alg = "ES256", typ = "JWT" });

    /// <summary>Reads the key that signs: the last by name.</summary>
    public TokenMint(string dataFolder) =>
        key.ImportFromPem(File.ReadAllText(Directory.GetFiles(dataFolder, "signing-*.pem").Order(StringComparer.Ordinal).Last()));

    /// <summary>A station's equipment.</summary>
    public string Device(string stationId) => Token("device-" + stationId, "device", stationId);

    /// <summary>A rider.</summary>
    public string Rider(string riderId) => Token(riderId, "rider", null);

    /// <summary>An administrator.</summary>
    public string Admin() => Token("load-admin", "admin", null);

    /// <summary>A dispatcher of a district.</summary>
    public string Dispatcher(string district) => Token("load-dispatcher", "dispatcher", null, district);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private string Token(string subject, string role, string? station, string district = "330000")
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Issuer,
            ["aud"] = Issuer,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + (long)Life.TotalSeconds,
            ["sub"] = subject,
            ["role"] = role,
            ["name"] = subject,
            ["districts"] = new[] { district },
        };
        if (station is not null)
        {
            claims["station_id"] = station;
        }

        var signed = head + '.' + Encode(claims);
        return signed + '.' + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
    }

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
