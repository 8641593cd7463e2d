using Dapper;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Accounts;

/// <summary>Sessions and their refresh tokens, of which only digests are kept.</summary>
public sealed class SessionStore(IDatabase database, TimeProvider clock)
{
    private const string InsertFamily =
        """
        INSERT INTO refresh_families (id, subject, role, display_name, districts, station_id, expires_at)
        VALUES (@Id, @Subject, @Role, @DisplayName, @Districts, @StationId, @ExpiresAt)
        """;

    private const string InsertToken = "INSERT INTO refresh_tokens (hash, family) VALUES (@Hash, @Family)";

    private const string Find =
        """
        SELECT f.id AS Id, f.subject AS Subject, f.role AS Role, f.display_name AS DisplayName, f.districts AS Districts,
               f.station_id AS StationId, t.used_at AS UsedAt
        FROM refresh_tokens t JOIN refresh_families f ON f.id = t.family
        WHERE t.hash = @Hash AND f.revoked_at IS NULL AND f.expires_at > @Now
        """;

    private const string Forget =
        """
        DELETE FROM refresh_tokens WHERE family IN (SELECT id FROM refresh_families WHERE expires_at <= @Now);
        DELETE FROM refresh_families WHERE expires_at <= @Now;
        """;

    /// <summary>Opens a session with its first token. Sessions that are over are forgotten on the way.</summary>
    public Task Open(Session session, string tokenHash, TimeSpan life) => database.WriteRows(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        await connection.ExecuteAsync(Forget, new { Now = now.ToUnixTimeMilliseconds() }, transaction);
        var family = new
        {
            session.Id,
            session.Subject,
            session.Role,
            session.DisplayName,
            Districts = AccountRow.Join(session.Districts),
            session.StationId,
            ExpiresAt = (now + life).ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(InsertFamily, family, transaction);
        return await connection.ExecuteAsync(InsertToken, new { Hash = tokenHash, Family = session.Id }, transaction);
    });

    /// <summary>Exchanges a token for the next one and prolongs the session. One that was exchanged before ends the session.</summary>
    public Task<SessionRotation> Rotate(string tokenHash, string nextHash, TimeSpan life) => database.Write(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var row = await connection.QuerySingleOrDefaultAsync<Row>(Find, new { Hash = tokenHash, Now = at }, transaction);
        if (row is null)
        {
            return new SessionRotation(null, false);
        }

        if (row.UsedAt is not null)
        {
            await connection.ExecuteAsync("UPDATE refresh_families SET revoked_at = @At WHERE id = @Id", new { At = at, row.Id }, transaction);
            return new SessionRotation(null, true);
        }

        var next = new { Hash = nextHash, Family = row.Id, Used = tokenHash, At = at, ExpiresAt = (now + life).ToUnixTimeMilliseconds() };
        await connection.ExecuteAsync("UPDATE refresh_tokens SET used_at = @At WHERE hash = @Used", next, transaction);
        await connection.ExecuteAsync("UPDATE refresh_families SET expires_at = @ExpiresAt WHERE id = @Family", next, transaction);
        await connection.ExecuteAsync(InsertToken, next, transaction);
        return new SessionRotation(row.ToSession(), false);
    });

    /// <summary>Ends the session of a token. Unknown tokens change nothing.</summary>
    public Task End(string tokenHash) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        """
        UPDATE refresh_families SET revoked_at = @At
        WHERE revoked_at IS NULL AND id IN (SELECT family FROM refresh_tokens WHERE hash = @Hash)
        """,
        new { At = clock.GetUtcNow().ToUnixTimeMilliseconds(), Hash = tokenHash },
        transaction));

    private sealed record Row(
        string Id, string Subject, string Role, string DisplayName, string Districts, string? StationId, long? UsedAt)
    {
        public Session ToSession() => new(Id, Subject, Role, DisplayName, AccountRow.Split(Districts), StationId);
    }
}
