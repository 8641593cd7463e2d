using Dapper;
using RedStation.Domain.Dispatch;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Dispatch;

/// <summary>What riders were offered for the time that they were on duty. Counted at most every ten minutes, however many ask.</summary>
public sealed class DispatchSpreadQueries(IDatabase database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private const string FindShares =
        """
        SELECT span.rider_id AS RiderId, span.district AS District,
          CAST(sum(span.until - CASE WHEN span.since < @Since THEN @Since ELSE span.since END) AS bigint) AS Duty,
          (SELECT CAST(count(*) AS bigint) FROM dispatch_decisions decided
           WHERE decided.rider_id = span.rider_id AND decided.at > @Since
             AND decided.decision IN ('Taken', 'Offered', 'Declined', 'LetPass', 'NotSeen')) AS Offers
        FROM duty_spans span WHERE span.until > @Since GROUP BY span.rider_id, span.district
        """;

    private readonly SemaphoreSlim one = new(1);
    private CountedSpread? counted;

    /// <summary>The spread in each district of which something can be told.</summary>
    public async Task<CountedSpread> Count()
    {
        await one.WaitAsync();
        try
        {
            var now = clock.GetUtcNow();
            if (counted is null || now - counted.To >= KeptFor)
            {
                var since = now - SpreadRules.Window;
                var rows = await database.Read(connection => connection.QueryAsync<Row>(FindShares, new { Since = since.ToUnixTimeMilliseconds() }));
                counted = new CountedSpread(since, now, SpreadRules.Of(rows.Select(row => row.ToShare())));
            }

            return counted;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private sealed record Row(string RiderId, string District, long Duty, long Offers)
    {
        public RiderShare ToShare() => new(RiderId, District, TimeSpan.FromMilliseconds(Duty), (int)Offers);
    }
}
