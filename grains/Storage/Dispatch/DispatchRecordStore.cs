using Dapper;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;
using RedStation.Grains.Dispatch;
using RedStation.Storage.Databases;
using RedStation.Storage.Queries;

namespace RedStation.Storage.Dispatch;

/// <summary>The table of decisions about riders: of a rider and a task one, the last.</summary>
public sealed class DispatchRecordStore(IDatabase database, TimeProvider clock) : IDispatchRecord
{
    /// <summary>The most rows in a transaction, so that commands do not wait long behind it.</summary>
    private const int AtOnce = 500;

    private const string Put =
        """
        INSERT INTO dispatch_decisions (rider_id, task_id, at, decision, within_m) VALUES (@RiderId, @TaskId, @At, @Decision, @WithinM)
        ON CONFLICT (rider_id, task_id) DO UPDATE
        SET at = excluded.at, decision = excluded.decision, within_m = coalesce(excluded.within_m, dispatch_decisions.within_m)
        WHERE dispatch_decisions.decision <> excluded.decision
        """;

    private const string Find =
        """
        SELECT decided.task_id AS TaskId, decided.at AS At, decided.decision AS Decision, decided.within_m AS WithinM, task.district AS District
        FROM dispatch_decisions decided LEFT JOIN tasks task ON task.id = decided.task_id
        WHERE decided.rider_id = @RiderId AND decided.at > @Since AND (decided.at < @At OR (decided.at = @At AND decided.task_id < @Id))
        ORDER BY decided.at DESC, decided.task_id DESC LIMIT @Limit
        """;

    private const string ForgetOld =
        """
        DELETE FROM dispatch_decisions WHERE (rider_id, task_id) IN (
          SELECT rider_id, task_id FROM dispatch_decisions WHERE at <= @Before ORDER BY at LIMIT @AtOnce)
        """;

    private const string FindFull =
        "SELECT rider_id FROM dispatch_decisions GROUP BY rider_id HAVING count(*) > @Most";

    private const string ForgetOldest =
        """
        DELETE FROM dispatch_decisions WHERE rider_id = @RiderId AND task_id NOT IN (
          SELECT task_id FROM dispatch_decisions WHERE rider_id = @RiderId ORDER BY at DESC, task_id DESC LIMIT @Most)
        """;

    private const string ForgetShifts =
        """
        DELETE FROM duty_spans WHERE (rider_id, since) IN (
          SELECT rider_id, since FROM duty_spans WHERE until <= @Before ORDER BY until LIMIT @AtOnce)
        """;

    /// <inheritdoc/>
    public async Task Keep(IReadOnlyCollection<DispatchNote> notes)
    {
        // Always in the same order, so that two silos who write at once wait for each other and not in a circle.
        var rows = notes.OrderBy(note => note.RiderId, StringComparer.Ordinal).ThenBy(note => note.TaskId, StringComparer.Ordinal).Select(note => new
        {
            note.RiderId,
            note.TaskId,
            At = note.At.ToUnixTimeMilliseconds(),
            Decision = note.Decision.ToString(),
            WithinM = (long?)note.WithinM,
        });
        foreach (var part in rows.Chunk(AtOnce))
        {
            await database.WriteRows((connection, transaction) => connection.ExecuteAsync(Put, part, transaction));
        }
    }

    /// <summary>What was decided about a rider in the last thirty days, the last first.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<RecordedDecision>> Of(string riderId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var parameters = new { RiderId = riderId, Since = Oldest(), after.At, after.Id, Limit = limit + 1 };
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(Find, parameters))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.TaskId), row => row.ToDecision());
    }

    /// <summary>Forgets decisions and shifts that are older than thirty days, and of riders with very many the oldest.</summary>
    public async Task Prune(CancellationToken stopping)
    {
        foreach (var old in (string[])[ForgetOld, ForgetShifts])
        {
            while (await Execute(old, new { Before = Oldest(), AtOnce }) == AtOnce)
            {
                stopping.ThrowIfCancellationRequested();
            }
        }

        const int Most = DispatchNoteRules.MostOfARider;
        foreach (var rider in await database.Read(connection => connection.QueryAsync<string>(FindFull, new { Most })))
        {
            await Execute(ForgetOldest, new { RiderId = rider, Most });
        }
    }

    private long Oldest() => (clock.GetUtcNow() - DispatchNoteRules.Life).ToUnixTimeMilliseconds();

    private Task<int> Execute(string statement, object values) =>
        database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, values, transaction));

    private sealed record Row(string TaskId, long At, string Decision, long? WithinM, string? District)
    {
        public RecordedDecision ToDecision() => new(
            TaskId, DateTimeOffset.FromUnixTimeMilliseconds(At), Enum.Parse<DispatchDecision>(Decision), (int?)WithinM, District);
    }
}

/// <summary>A decision about a rider, as they read it.</summary>
/// <param name="TaskId">Which task.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Decision">Why it was offered, or was not.</param>
/// <param name="WithinM">Within how many metres they were then, roughly; null for further, or not known.</param>
/// <param name="District">The adcode that the task lies in.</param>
public sealed record RecordedDecision(string TaskId, DateTimeOffset At, DispatchDecision Decision, int? WithinM, string? District);
