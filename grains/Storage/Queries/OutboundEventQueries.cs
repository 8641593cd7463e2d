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

    /// <summary>Events in the order of their numbers, those that only one webhook is told left out.</summary>
    /// <param name="after">Only later ones than this number.</param>
    /// <param name="districts">
    /// Only events of these adcodes and what lies in them, and of subjects that left them; null for all, empty for none.
    /// </param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public async Task<IReadOnlyList<NumberedEvent>> After(long after, IReadOnlyCollection<string>? districts, int limit)
    {
        var parameters = new DynamicParameters(new { After = after, Limit = limit });
        var where = districts is null
            ? ""
            : $" AND ({DistrictFilter.Condition(districts, parameters)} OR {DistrictFilter.Condition(districts, parameters, "left_district")})";
        var query = $"{Columns} WHERE sequence > @After AND webhook_id IS NULL{where} ORDER BY sequence LIMIT @Limit";
        return [.. (await database.Read(connection => connection.QueryAsync<EventRow>(query, parameters))).Select(row => row.ToEvent())];
    }
}
