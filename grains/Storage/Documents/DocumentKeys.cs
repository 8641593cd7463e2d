using Dapper;
using RedStation.Domain.Signing;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Documents;

/// <summary>The public keys that documents were signed with, as a table. A key stays: what it signed is to be believed for good.</summary>
public sealed class DocumentKeys(IDatabase database, TimeProvider clock)
{
    private const string Insert =
        "INSERT INTO document_keys (key_id, x, y, at) VALUES (@KeyId, @X, @Y, @At) ON CONFLICT DO NOTHING";

    private const string FindAll = "SELECT x AS X, y AS Y FROM document_keys ORDER BY at, key_id";

    /// <summary>Publishes a key, if it is not published yet.</summary>
    public Task Add(Jwk key)
    {
        var row = new { KeyId = key.Kid, key.X, key.Y, At = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(Insert, row, transaction));
    }

    /// <summary>All, the oldest first.</summary>
    public Task<IReadOnlyList<Jwk>> All() => database.Read<IReadOnlyList<Jwk>>(async connection =>
        [.. (await connection.QueryAsync<(string X, string Y)>(FindAll)).Select(row => Jwk.Of(row.X, row.Y))]);
}
