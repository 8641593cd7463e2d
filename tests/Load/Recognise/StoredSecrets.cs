using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using RedStation.Contracts;
using RedStation.Domain.Riders;
using RedStation.Tests.Load.Identities;

namespace RedStation.Tests.Load.Recognise;

/// <summary>
/// Credentials of riders who are not in memory. Asking the server for one would bring its rider there, so they are sealed here, with the
/// secrets that lie in the database of a server of our own.
/// </summary>
public static class StoredSecrets
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    private const string Select = "SELECT PayloadBinary FROM OrleansStorage WHERE GrainTypeString = 'rider' AND GrainIdExt = @Key";

    /// <summary>The setting that puts a server's database elsewhere; a server of our own inherits it.</summary>
    private const string Elsewhere = "ConnectionStrings__RedStation";

    /// <summary>A fresh credential for each; all have had one from the server before.</summary>
    /// <param name="folder">The server's data folder.</param>
    /// <param name="riders">Who.</param>
    public static IReadOnlyList<Shown> Issue(string folder, IEnumerable<RiderIdentity> riders)
    {
        using var connection = Open(folder);
        var expires = DateTimeOffset.UtcNow + Life;
        return
        [
            .. riders.Select(rider =>
            {
                var stored = connection.QuerySingle<byte[]>(Select, new { Key = GrainKeys.Rider(rider.Id) });
                var secret = (string)JsonNode.Parse(stored)!["secret"]!;
                var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
                return new Shown(rider, CredentialText.Issue(rider.Id, expires, nonce, secret).ToString());
            }),
        ];
    }

    private static DbConnection Open(string folder)
    {
        DbConnection connection = Environment.GetEnvironmentVariable(Elsewhere) is { Length: > 0 } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(folder, "redstation.db"),
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString());
        connection.Open();
        return connection;
    }
}
