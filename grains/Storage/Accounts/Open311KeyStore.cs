using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>Keys with which organisations report cases by Open311.</summary>
public sealed class Open311KeyStore(IDatabase database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT id AS Id, organisation AS Organisation, note AS Note, created_at AS CreatedAt, created_by AS CreatedBy, revoked_at AS RevokedAt,
          revoked_by AS RevokedBy
        FROM open311_keys
        """;

    private const string Insert =
        """
        INSERT INTO open311_keys (id, key_hash, organisation, note, created_at, created_by)
        VALUES (@Id, @KeyHash, @Organisation, @Note, @Now, @By)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Adds a key. Repeating it changes nothing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="keyHash">The digest of the key.</param>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="note">What for.</param>
    /// <param name="by">Who gave it.</param>
    public Task Add(string id, string keyHash, string organisation, string? note, string by) => Write(Insert, new
    {
        Id = id,
        KeyHash = keyHash,
        Organisation = organisation,
        Note = note,
        By = by,
        Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    });

    /// <summary>Revokes a key, once.</summary>
    public Task Revoke(string id, string by) => Write(
        "UPDATE open311_keys SET revoked_at = @Now, revoked_by = @By WHERE id = @Id AND revoked_at IS NULL",
        new { Id = id, By = by, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    /// <summary>The organisation whose key has this digest; null when none has, or when it was revoked.</summary>
    public Task<string?> OrganisationOf(string keyHash) => database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(
        "SELECT organisation FROM open311_keys WHERE key_hash = @KeyHash AND revoked_at IS NULL", new { KeyHash = keyHash }));

    /// <summary>The key with this id, or null.</summary>
    public Task<Open311Key?> Find(string id) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = id }))?.ToKey());

    /// <summary>All keys, the last one first. They are tens, not thousands.</summary>
    public Task<IReadOnlyList<Open311Key>> All() => database.Read<IReadOnlyList<Open311Key>>(async connection =>
        [.. (await connection.QueryAsync<Row>(Columns + " ORDER BY created_at DESC, id")).Select(row => row.ToKey())]);

    private Task<int> Write(string statement, object row) =>
        database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, row, transaction));

    private sealed record Row(
        string Id, string Organisation, string? Note, long CreatedAt, string CreatedBy, long? RevokedAt, string? RevokedBy)
    {
        public Open311Key ToKey() => new(
            Id, Organisation, Note, DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt), CreatedBy,
            RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, RevokedBy);
    }
}

/// <summary>A key of Open311, without the key itself: of that only a digest is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Note">What for.</param>
/// <param name="CreatedAt">When it was given.</param>
/// <param name="CreatedBy">The administrator who gave it.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
/// <param name="RevokedBy">The administrator who revoked it.</param>
public sealed record Open311Key(
    string Id,
    string Organisation,
    string? Note,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? RevokedAt,
    string? RevokedBy);
