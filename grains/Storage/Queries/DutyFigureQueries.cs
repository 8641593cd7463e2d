using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dapper;
using RedStation.Domain;
using RedStation.Domain.Partners;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Queries;

/// <summary>The public figures of linked riders' duties. Those of a month that is final never change, so that each is counted once.</summary>
public sealed class DutyFigureQueries(IDatabase database)
{
    /// <summary>Ten years of months; anybody may ask for any.</summary>
    private const int MostKept = 120;

    private const string Count =
        """
        SELECT district AS District, rider_id AS RiderId, count(*) AS Duties, CAST(coalesce(sum(granted), 0) AS bigint) AS GrantedMinutes
        FROM platform_duties WHERE status = 'Ended' AND ended_at >= @From AND ended_at < @Until GROUP BY district, rider_id
        """;

    private readonly ConcurrentDictionary<DateOnly, (DutyFigures? Total, ImmutableArray<DutyFigures> Districts)> kept = new();

    /// <summary>The figures of a month that is final.</summary>
    /// <param name="month">Its first day.</param>
    public async Task<(DutyFigures? Total, ImmutableArray<DutyFigures> Districts)> Of(DateOnly month)
    {
        if (kept.TryGetValue(month, out var known))
        {
            return known;
        }

        var span = new
        {
            From = ChinaTime.StartOf(month).ToUnixTimeMilliseconds(),
            Until = ChinaTime.StartOf(month.AddMonths(1)).ToUnixTimeMilliseconds(),
        };
        // By way of a tuple: of a computed column without rows SQLite does not say that it would have been a number.
        var rows = await database.Read(connection =>
            connection.QueryAsync<(string District, string RiderId, long Duties, long GrantedMinutes)>(Count, span));
        var figures = DutyFigureRules.Of([.. rows.Select(row => new RiderDuties(row.District, row.RiderId, row.Duties, row.GrantedMinutes))]);
        if (kept.Count < MostKept)
        {
            kept[month] = figures;
        }

        return figures;
    }
}
