using Dapper;
using Microsoft.Extensions.Options;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>
/// Removes events that were numbered long ago. Kept for longer are those that a webhook is still to be told, or was not told and can be, and the last
/// one of each subject: by it is known which of a subject's events are there already, so that none is ever told as new again.
/// </summary>
public sealed class OutboundPruning(IDatabase database, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>The horizon's row.</summary>
    internal const string Horizon = "events";

    /// <summary>Few enough that the transaction is short: on the embedded database everybody waits for it.</summary>
    private const int Batch = 500;

    /// <summary>Of versions that did not note when: from now on they have as long as all others.</summary>
    private const string Date =
        "UPDATE outbound_events SET numbered_at = @Now WHERE sequence IS NOT NULL AND numbered_at IS NULL";

    private const string FindFirstKept =
        """
        SELECT sequence FROM outbound_events
        WHERE sequence > coalesce((SELECT sequence FROM outbound_horizons WHERE name = @Horizon), 0) AND coalesce(numbered_at, @Now) >= @Before
        ORDER BY sequence LIMIT 1
        """;

    private const string FindLast = "SELECT coalesce(max(sequence), 0) FROM outbound_events";

    private const string Move =
        """
        INSERT INTO outbound_horizons (name, sequence) VALUES (@Horizon, @Sequence)
        ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > outbound_horizons.sequence
        """;

    private const string FindOld =
        """
        SELECT sequence FROM outbound_events event WHERE sequence > @After AND sequence <= @Last
          AND EXISTS (SELECT 1 FROM outbound_events later WHERE later.subject = event.subject AND later.ordinal > event.ordinal)
          AND NOT EXISTS (SELECT 1 FROM outbound_deliveries told WHERE told.sequence = event.sequence)
        ORDER BY sequence LIMIT @Batch
        """;

    private const string Remove = "DELETE FROM outbound_events WHERE sequence = @Sequence";

    /// <summary>Removes what is old. Returns how many there were.</summary>
    public async Task<int> Work(CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        var times = new { Now = now.ToUnixTimeMilliseconds(), Before = (now - options.Value.KeepFor).ToUnixTimeMilliseconds(), Horizon };
        await database.WriteRows((connection, transaction) => connection.ExecuteAsync(Date, times, transaction));
        var last = await database.Read(async connection =>
            await connection.ExecuteScalarAsync<long?>(FindFirstKept, times) is { } kept
                ? kept - 1
                : await connection.ExecuteScalarAsync<long>(FindLast));
        // Before anything is gone: who reads on from before it is told so, and misses nothing in silence.
        await database.WriteRows((connection, transaction) => connection.ExecuteAsync(Move, new { Horizon, Sequence = last }, transaction));

        var removed = 0;
        for (var after = 0L; await Old(after, last) is { Count: > 0 } old; after = old[^1])
        {
            stopping.ThrowIfCancellationRequested();
            removed += await database.WriteRows((connection, transaction) =>
                connection.ExecuteAsync(Remove, old.Select(sequence => new { Sequence = sequence }), transaction));
        }

        return removed;
    }

    private Task<List<long>> Old(long after, long last) => database.Read(async connection =>
        (await connection.QueryAsync<long>(FindOld, new { After = after, Last = last, Batch })).AsList());
}
