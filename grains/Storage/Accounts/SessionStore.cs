using Dapper;
using RedStation.Domain.Accounts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>Sessions and their refresh tokens, of which only digests are kept.</summary>
public sealed class SessionStore(IDatabase database, TimeProvider clock)
{
    private const string InsertFamily =
        """
        INSERT INTO refresh_families (id, subject, role, display_name, districts, station_id, organisation, expires_at)
        VALUES (@Id, @Subject, @Role, @DisplayName, @Districts, @StationId, @Organisation, @ExpiresAt)
        """;

    private const string InsertToken = "INSERT INTO refresh_tokens (hash, family) VALUES (@Hash, @Family)";

    private const string Find =
        """
        SELECT f.id AS Id, f.subject AS Subject, f.role AS Role, f.display_name AS DisplayName, f.districts AS Districts,
               f.station_id AS StationId, f.organisation AS Organisation,
                 f.shadowed AS Shadowed, t.used_at AS UsedAt, t.used_by AS UsedBy, t.salt AS Salt,
               t.repeats AS Repeats, n.hash AS Successor, n.used_at AS SuccessorUsedAt, p.repeated_by_other AS BeforeRepeated
        FROM refresh_tokens t JOIN refresh_families f ON f.id = t.family
        LEFT JOIN refresh_tokens n ON n.hash = t.next_hash
        LEFT JOIN refresh_tokens p ON p.next_hash = t.hash
        WHERE t.hash = @Hash AND f.revoked_at IS NULL AND f.expires_at > @Now
        """;

    private const string Use =
        """
        UPDATE refresh_tokens SET used_at = @At, used_by = @Address, salt = @Salt, next_hash = @Hash WHERE hash = @Used;
        UPDATE refresh_families SET expires_at = @ExpiresAt, shadowed = @Shadowed WHERE id = @Family;
        """;

    private const string Repeat =
        "UPDATE refresh_tokens SET repeats = repeats + 1, repeated_by_other = repeated_by_other + @Other WHERE hash = @Hash";

    private const string Revoke = "UPDATE refresh_families SET revoked_at = @At WHERE id = @Id AND revoked_at IS NULL";

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
            session.Organisation,
            ExpiresAt = (now + life).ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(InsertFamily, family, transaction);
        return await connection.ExecuteAsync(InsertToken, new { Hash = tokenHash, Family = session.Id }, transaction);
    });

    /// <summary>
    /// Exchanges a token for the next one and prolongs the session, or says that the same next one is to be given again. A token that only a
    /// thief can show ends the session.
    /// </summary>
    /// <param name="shown">The digest of the token.</param>
    /// <param name="next">The next one, should this be exchanged now.</param>
    /// <param name="address">The digest of the address that shows it.</param>
    /// <param name="life">How long the session lasts from now on.</param>
    /// <param name="grace">How long an answer may have been lost.</param>
    public Task<SessionRotation> Rotate(string shown, NextToken next, string address, TimeSpan life, TimeSpan grace) =>
        database.Write(async (connection, transaction) =>
        {
            var now = clock.GetUtcNow();
            var at = now.ToUnixTimeMilliseconds();
            var row = await connection.QuerySingleOrDefaultAsync<Row>(Find, new { Hash = shown, Now = at }, transaction);
            if (row is null)
            {
                return new SessionRotation(null, null, next.Salt);
            }

            var token = row.ToToken();
            var outcome = RefreshRules.Decide(token, address, grace, now);
            if (outcome == RefreshOutcome.Stolen)
            {
                await connection.ExecuteAsync(Revoke, new { At = at, row.Id }, transaction);
                return new SessionRotation(null, outcome, next.Salt);
            }

            if (outcome == RefreshOutcome.Repeated)
            {
                var other = RefreshRules.IsOther(token, address) ? 1 : 0;
                await connection.ExecuteAsync(Repeat, new { Hash = shown, Other = other }, transaction);
                return new SessionRotation(row.ToSession(), outcome, row.Salt!);
            }

            var use = new
            {
                next.Hash,
                next.Salt,
                Family = row.Id,
                Used = shown,
                Address = address,
                At = at,
                ExpiresAt = (now + life).ToUnixTimeMilliseconds(),
                Shadowed = RefreshRules.Shadowed(row.BeforeRepeated > 0, row.Shadowed),
            };
            await connection.ExecuteAsync(Use, use, transaction);
            await connection.ExecuteAsync(InsertToken, use, transaction);
            return new SessionRotation(row.ToSession(), outcome, next.Salt);
        });

    /// <summary>Ends the session of a token. Unknown tokens change nothing.</summary>
    public Task End(string tokenHash) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        """
        UPDATE refresh_families SET revoked_at = @At
        WHERE revoked_at IS NULL AND id IN (SELECT family FROM refresh_tokens WHERE hash = @Hash)
        """,
        new { At = clock.GetUtcNow().ToUnixTimeMilliseconds(), Hash = tokenHash },
        transaction));

    /// <summary>Ends all sessions of whoever a token is of. Tokens that are unknown or whose session is over change nothing.</summary>
    public Task EndAll(string tokenHash) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        """
        UPDATE refresh_families SET revoked_at = @At
        WHERE revoked_at IS NULL AND subject IN (
          SELECT f.subject FROM refresh_tokens t JOIN refresh_families f ON f.id = t.family
          WHERE t.hash = @Hash AND f.revoked_at IS NULL AND f.expires_at > @At)
        """,
        new { At = clock.GetUtcNow().ToUnixTimeMilliseconds(), Hash = tokenHash },
        transaction));

    /// <summary>Ends all sessions of a bearer.</summary>
    public Task EndOf(string subject) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        "UPDATE refresh_families SET revoked_at = @At WHERE revoked_at IS NULL AND subject = @Subject",
        new { At = clock.GetUtcNow().ToUnixTimeMilliseconds(), Subject = subject },
        transaction));

    /// <summary>The sessions that were ended after a moment, in the order in which they were.</summary>
    public Task<IReadOnlyList<EndedSession>> EndedAfter(DateTimeOffset moment) => database.Read(async connection =>
        (IReadOnlyList<EndedSession>)[.. (await connection.QueryAsync<EndedRow>(
                "SELECT id AS Id, revoked_at AS At FROM refresh_families WHERE revoked_at > @After ORDER BY revoked_at",
                new { After = moment.ToUnixTimeMilliseconds() }))
            .Select(row => new EndedSession(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At)))]);

    private sealed record EndedRow(string Id, long At);

    private sealed record Row(
        string Id,
        string Subject,
        string Role,
        string DisplayName,
        string Districts,
        string? StationId,
        string? Organisation,
        long Shadowed,
        long? UsedAt,
        string? UsedBy,
        string? Salt,
        long Repeats,
        string? Successor,
        long? SuccessorUsedAt,
        long? BeforeRepeated)
    {
        public Session ToSession() => new(Id, Subject, Role, DisplayName, AccountRow.Split(Districts), StationId, Organisation);

        public RefreshToken ToToken() => new(
            UsedAt is { } used ? DateTimeOffset.FromUnixTimeMilliseconds(used) : null,
            UsedBy,
            Successor is not null && Salt is not null,
            SuccessorUsedAt is not null,
            Repeats,
            Shadowed);
    }
}
