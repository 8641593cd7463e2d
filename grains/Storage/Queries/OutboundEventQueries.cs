using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;

namespace RedStation.Storage.Queries;

/// <summary>The events that other systems are told, for who rather asks.</summary>
public sealed class OutboundEventQueries(IDatabase database)
{
    private const string Columns =
        """
        SELECT id AS Id, type AS Type, subject AS Subject, ordinal AS Ordinal, district AS District, left_district AS LeftDistrict, at AS At,
          data AS Data, sequence AS Sequence
        FROM outbound_events
        """;

    private const string FindHorizon = "SELECT sequence FROM outbound_horizons WHERE name = @Horizon";

    /// <summary>Events in the order of their numbers, those that only one webhook is told left out.</summary>
    /// <param name="after">Only later ones than this number; null for the first that are kept and all after it.</param>
    /// <param name="districts">
    /// Only events of these adcodes and what lies in them, and of subjects that left them; null for all, empty for none.
    /// </param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public async Task<EventsAfter> After(long? after, IReadOnlyCollection<string>? districts, int limit)
    {
        var parameters = new DynamicParameters(new { After = after ?? 0, Limit = limit, OutboundPruning.Horizon });
        var where = districts is null
            ? ""
            : $" AND ({DistrictFilter.Condition(districts, parameters)} OR {DistrictFilter.Condition(districts, parameters, "left_district")})";
        var query = $"{Columns} WHERE sequence > @After AND webhook_id IS NULL{where} ORDER BY sequence LIMIT @Limit";
        return await database.Read(async connection =>
        {
            var rows = (await connection.QueryAsync<EventRow>(query, parameters)).AsList();
            // After the events: the horizon moves first, and events go then.
            var horizon = await connection.ExecuteScalarAsync<long?>(FindHorizon, parameters) ?? 0;
            return new EventsAfter(
                [.. rows.Where(row => row.Sequence > horizon).Select(row => row.ToEvent())], horizon, IsGone: after is { } from && from < horizon);
        });
    }
}

/// <summary>Events after a number.</summary>
/// <param name="Events">The events.</param>
/// <param name="Horizon">Up to this number not all events are kept any more; one can read on from it. 0 while all are.</param>
/// <param name="IsGone">Whether events after the number are gone, so that reading on would miss some.</param>
public sealed record EventsAfter(IReadOnlyList<NumberedEvent> Events, long Horizon, bool IsGone);
