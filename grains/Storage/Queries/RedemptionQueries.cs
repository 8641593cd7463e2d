using System.Text.Json;
using Dapper;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Ledger;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Ledger;

namespace RedStation.Storage.Queries;

/// <summary>Lists of redemptions, and what stands in them.</summary>
public sealed class RedemptionQueries(IDatabase database, LedgerQueries ledger)
{
    /// <summary>One that came to nothing is in no list.</summary>
    private const string Columns =
        """
        SELECT created_at AS At, id AS Id, payload AS Payload FROM redemptions
        WHERE revision >= 0 AND status IN ('Reserved', 'Delivered', 'Cancelled', 'Expired') AND (created_at < @At OR (created_at = @At AND id < @Id))
        """;

    private const string Newest = " ORDER BY created_at DESC, id DESC LIMIT @Limit";

    private const string FindByCode = "SELECT id FROM redemptions WHERE code_digest = @Digest AND revision >= 0";

    private const string FindOnce = "SELECT service_id FROM redemptions WHERE rider_id = @RiderId AND revision >= 0 AND once_key LIKE @Year";

    private const string SumOfProvider =
        """
        SELECT status AS Status, count(*) AS Count, CAST(coalesce(sum(points), 0) AS bigint) AS Points FROM redemptions
        WHERE provider_id = @ProviderId AND revision >= 0 AND status IN ('Reserved', 'Delivered') GROUP BY status
        """;

    private const string Ratings =
        """
        SELECT service_id AS ServiceId, count(*) AS Count, CAST(sum(stars) AS bigint) AS Stars
        FROM redemptions WHERE stars IS NOT NULL GROUP BY service_id
        """;

    /// <summary>A rider's redemptions, newest first.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public Task<Page<RedemptionView>> OfRider(string riderId, string? cursor, int limit) =>
        Read(Columns + " AND rider_id = @RiderId" + Newest, new DynamicParameters(new { RiderId = riderId }), cursor, limit);

    /// <summary>A provider's redemptions, newest first.</summary>
    /// <param name="providerId">The provider.</param>
    /// <param name="status">Only those that stand there; null for all.</param>
    /// <param name="from">Only those handed over at or after it; null for all.</param>
    /// <param name="to">Only those handed over before it; null for all.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public Task<Page<RedemptionView>> OfProvider(
        string providerId, RedemptionStatus? status, DateTimeOffset? from, DateTimeOffset? to, string? cursor, int limit)
    {
        var query = Columns + " AND provider_id = @ProviderId"
            + (status is null ? "" : " AND status = @Status")
            + (from is null ? "" : " AND delivered_at >= @Since")
            + (to is null ? "" : " AND delivered_at < @Until")
            + Newest;
        var parameters = new DynamicParameters(new
        {
            ProviderId = providerId,
            Status = status?.ToString(),
            Since = from?.ToUnixTimeMilliseconds(),
            Until = to?.ToUnixTimeMilliseconds(),
        });
        return Read(query, parameters, cursor, limit);
    }

    /// <summary>The redemption with a code, or null.</summary>
    /// <param name="digest">The code's digest.</param>
    public Task<string?> IdOfCode(string digest) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<string?>(FindByCode, new { Digest = digest }));

    /// <summary>The services that a rider has had in a calendar year, of those that one has once in a year.</summary>
    public Task<IReadOnlySet<string>> HadInYear(string riderId, int year) => database.Read<IReadOnlySet<string>>(async connection =>
        (await connection.QueryAsync<string>(FindOnce, new { RiderId = riderId, Year = FormattableString.Invariant($"%/{year}") })).ToHashSet());

    /// <summary>What a provider has handed over and still owes its riders, as the list has it; what it is owed, as its account has it.</summary>
    public async Task<ProviderTotals> TotalsOf(string providerId)
    {
        // Tuples: without rows, an embedded database does not say of which type a sum would be.
        var rows = (await database.Read(connection => connection.QueryAsync<(string Status, long Count, long Points)>(
            SumOfProvider, new { ProviderId = providerId }))).ToDictionary(row => row.Status);
        var (_, delivered, deliveredPoints) = rows.GetValueOrDefault(nameof(RedemptionStatus.Delivered));
        var (_, open, openPoints) = rows.GetValueOrDefault(nameof(RedemptionStatus.Reserved));
        return new ProviderTotals(
            delivered, deliveredPoints, open, openPoints, await ledger.PointsOf(LedgerAccounts.Provider(providerId)));
    }

    /// <summary>How riders found services: of each that was rated, how often and with how many stars together.</summary>
    public async Task<IReadOnlyDictionary<string, ServiceRating>> RatingsOf() =>
        (await database.Read(connection => connection.QueryAsync<(string ServiceId, long Count, long Stars)>(Ratings)))
        .ToDictionary(row => row.ServiceId, row => new ServiceRating(row.Count, row.Stars));

    private async Task<Page<RedemptionView>> Read(string query, DynamicParameters parameters, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        // One row more than asked for tells whether there is a next page.
        parameters.AddDynamicParams(new { after.At, after.Id, Limit = limit + 1 });
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(query, parameters))).AsList();
        return Page.Of(
            rows, limit, row => new PageCursor(row.At, row.Id), row => JsonSerializer.Deserialize<RedemptionView>(row.Payload, StateJson.Options)!);
    }

    private sealed record Row(long At, string Id, string Payload);
}
