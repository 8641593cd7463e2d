using Dapper;
using RedStation.Domain.Signing;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Documents;

/// <summary>The public keys that documents were signed with, as a table. A key stays: what it signed is to be believed for good.</summary>
public sealed class DocumentKeys(IDatabase database, TimeProvider clock)
{
    private const string Insert =
        "INSERT INTO document_keys (key_id, x, y, at) VALUES (@KeyId, @X, @Y, @At) ON CONFLICT DO NOTHING";

    private const string FindAll = "SELECT key_id AS KeyId, x AS X, y AS Y FROM document_keys ORDER BY at, key_id";

    /// <summary>Publishes a key, if it is not published yet.</summary>
    public Task Add(DocumentKey key)
    {
        var row = new { key.KeyId, key.X, key.Y, At = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(Insert, row, transaction));
    }

    /// <summary>Publishes a key, if it is not published yet.</summary>
    public Task Add(Jwk key) => Add(new DocumentKey(key.Kid, key.X, key.Y));

    /// <summary>All, the oldest first.</summary>
    public Task<IReadOnlyList<DocumentKey>> All() => database.Read<IReadOnlyList<DocumentKey>>(async connection =>
        [.. await connection.QueryAsync<DocumentKey>(FindAll)]);
}

/// <summary>A public key of the curve P-256.</summary>
/// <param name="KeyId">Its thumbprint (RFC 7638).</param>
/// <param name="X">Its x coordinate, base64url.</param>
/// <param name="Y">Its y coordinate, base64url.</param>
public sealed record DocumentKey(string KeyId, string X, string Y);
