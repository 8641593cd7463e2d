using Dapper;
using RedStation.Domain.Dispatch;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Dispatch;

/// <summary>What riders were offered for the time that they were on duty. Counted at most every ten minutes, however many ask.</summary>
public sealed class DispatchSpreadQueries(IDatabase database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    /// <summary>An offer that was open when the shift ended is decided soon after it.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(1);

    /// <summary>A shift is counted when it is over; so what was offered in one that goes on is not counted either.</summary>
    private const string FindShares =
        """
        SELECT span.rider_id AS RiderId, span.district AS District,
          CAST(sum(span.until - CASE WHEN span.since < @Since THEN @Since ELSE span.since END) AS bigint) AS Duty,
          (SELECT CAST(count(*) AS bigint) FROM dispatch_decisions decided
           WHERE decided.rider_id = span.rider_id AND decided.at > @Since
             AND decided.decision IN ('Taken', 'Offered', 'Declined', 'LetPass', 'NotSeen')
             AND EXISTS (SELECT 1 FROM duty_spans own WHERE own.rider_id = decided.rider_id
               AND own.since <= decided.at AND own.until >= decided.at - @Open)) AS Offers
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
                var window = new { Since = since.ToUnixTimeMilliseconds(), Open = (long)Open.TotalMilliseconds };
                var rows = await database.Read(connection => connection.QueryAsync<Row>(FindShares, window));
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

    /// <summary>With properties: of no rows the embedded database does not say what kind a computed column is.</summary>
    private sealed class Row
    {
        public string RiderId { get; init; } = "";

        public string District { get; init; } = "";

        public long Duty { get; init; }

        public long Offers { get; init; }

        public RiderShare ToShare() => new(RiderId, District, TimeSpan.FromMilliseconds(Duty), (int)Offers);
    }
}
