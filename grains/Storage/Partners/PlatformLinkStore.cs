using System.Collections.Immutable;
using System.Security.Cryptography;
using Dapper;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Partners;

/// <summary>Who is linked to which platform, as a table.</summary>
public sealed class PlatformLinkStore(IDatabase database, PlatformStore platforms, TimeProvider clock) : IPlatforms
{
    private const int PseudonymBytes = 16;

    /// <summary>For how long what a rider has agreed to waits for the platform, many times the life of a code.</summary>
    private static readonly TimeSpan Unconfirmed = TimeSpan.FromMinutes(10);

    private const string Columns =
        """
        SELECT link.platform_id AS PlatformId, link.rider_id AS RiderId, link.pseudonym AS Pseudonym, link.scopes AS Scopes,
          link.linked_at AS LinkedAt
        FROM platform_links link JOIN platforms platform ON platform.id = link.platform_id
        """;

    private const string Live = "link.confirmed_at IS NOT NULL AND platform.status = 'active'";

    private const string Forget = "DELETE FROM platform_links WHERE confirmed_at IS NULL AND linked_at <= @Before";

    /// <summary>Who agrees again keeps the pseudonym; what was granted before ends.</summary>
    private const string Upsert =
        """
        INSERT INTO platform_links (platform_id, rider_id, pseudonym, scopes, linked_at, grant_id)
        VALUES (@PlatformId, @RiderId, @Pseudonym, @Scopes, @Now, @GrantId)
        ON CONFLICT (platform_id, rider_id) DO UPDATE SET scopes = excluded.scopes, grant_id = excluded.grant_id,
          linked_at = CASE WHEN platform_links.confirmed_at IS NULL THEN excluded.linked_at ELSE platform_links.linked_at END
        """;

    private const string Confirm = "UPDATE platform_links SET confirmed_at = coalesce(confirmed_at, CAST(@Now AS bigint)) WHERE grant_id = @GrantId";

    /// <inheritdoc/>
    public async Task<Platform?> Find(string platformId) => (await platforms.Find(platformId))?.Platform;

    /// <inheritdoc/>
    public Task<ImmutableArray<PlatformLink>> LinksOf(string riderId) => database.Read(async connection => (ImmutableArray<PlatformLink>)
    [
        .. (await connection.QueryAsync<Row>(
            $"{Columns} WHERE link.rider_id = @RiderId AND {Live} ORDER BY link.platform_id", new { RiderId = riderId }))
            .Select(row => row.ToLink()),
    ]);

    /// <inheritdoc/>
    public Task<PlatformLink?> FindLink(string platformId, string pseudonym) => One(
        $"{Columns} WHERE link.platform_id = @PlatformId AND link.pseudonym = @Pseudonym AND {Live}",
        new { PlatformId = platformId, Pseudonym = pseudonym });

    /// <summary>The link that a token of a platform names; null when it was ended, or the platform takes part no more.</summary>
    public Task<PlatformLink?> OfGrant(string grantId) => One($"{Columns} WHERE link.grant_id = @GrantId AND {Live}", new { GrantId = grantId });

    /// <summary>Links of a rider, also to platforms that are suspended, by platform id.</summary>
    public Task<ImmutableArray<PlatformLink>> AllOf(string riderId) => database.Read(async connection => (ImmutableArray<PlatformLink>)
    [
        .. (await connection.QueryAsync<Row>(
            Columns + " WHERE link.rider_id = @RiderId AND link.confirmed_at IS NOT NULL ORDER BY link.platform_id", new { RiderId = riderId }))
            .Select(row => row.ToLink()),
    ]);

    /// <summary>
    /// Notes what a rider has agreed to. They are linked when the platform confirms it; whoever was linked before has the new scopes now.
    /// </summary>
    /// <returns>What the tokens name that the platform will get.</returns>
    public async Task<string> Consent(string platformId, string riderId, IEnumerable<string> scopes)
    {
        var now = clock.GetUtcNow();
        var row = new
        {
            PlatformId = platformId,
            RiderId = riderId,
            Pseudonym = Random(),
            Scopes = string.Join(' ', scopes),
            GrantId = Random(),
            Now = now.ToUnixTimeMilliseconds(),
            Before = (now - Unconfirmed).ToUnixTimeMilliseconds(),
        };
        await database.WriteRows(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(Forget, row, transaction);
            return await connection.ExecuteAsync(Upsert, row, transaction);
        });
        return row.GrantId;
    }

    /// <summary>
    /// The platform has fetched its tokens: from now on the rider is linked. Null when the rider has taken it back, or it was ended.
    /// </summary>
    public async Task<PlatformLink?> Confirmed(string grantId)
    {
        await database.WriteRows((connection, transaction) => connection.ExecuteAsync(
            Confirm, new { GrantId = grantId, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }, transaction));
        return await OfGrant(grantId);
    }

    /// <summary>Ends the tokens of a grant; the link stays.</summary>
    public Task EndGrant(string grantId) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        "UPDATE platform_links SET grant_id = NULL WHERE grant_id = @GrantId", new { GrantId = grantId }, transaction));

    /// <summary>Unlinks a rider, with all tokens; the pseudonym is never heard of again. Returns whether they were linked.</summary>
    public async Task<bool> Unlink(string platformId, string riderId) => await database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(
            "DELETE FROM platform_links WHERE platform_id = @PlatformId AND rider_id = @RiderId",
            new { PlatformId = platformId, RiderId = riderId },
            transaction)) > 0;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(PseudonymBytes));

    private Task<PlatformLink?> One(string query, object parameters) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<Row>(query, parameters))?.ToLink());

    private sealed record Row(string PlatformId, string RiderId, string Pseudonym, string Scopes, long LinkedAt)
    {
        public PlatformLink ToLink() => new(
            PlatformId, RiderId, Pseudonym, [.. Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            DateTimeOffset.FromUnixTimeMilliseconds(LinkedAt));
    }
}
