using System.Data.Common;
using Dapper;
using RedStation.Domain.Operations;
using RedStation.Grains.Operations;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>
/// The table of operations. <c>until</c> is when something is to be done about a row: first its answer goes, and when it comes up again
/// the row itself.
/// </summary>
public sealed class OperationTable(IDatabase database) : IOperationTable
{
    /// <summary>
    /// The most ids of an actor that are refused without an answer; the answers of a day come on top, however many they are.
    /// </summary>
    internal int MostRefused { get; init; } = 100_000;

    /// <summary>The most rows in a transaction, so that commands do not wait long behind it.</summary>
    private const int AtOnce = 1_000;

    private const string FindOne =
        """
        SELECT id AS Id, fingerprint AS Fingerprint, answer AS Answer, granted AS Granted, at AS At
        FROM operations WHERE actor = @Actor AND id = @OperationId
        """;

    private const string Add =
        """
        INSERT INTO operations (actor, id, fingerprint, answer, granted, at, until, forget_at)
        VALUES (@Actor, @Id, @Fingerprint, @Answer, @Granted, @At, @Until, @ForgetAt)
        ON CONFLICT DO NOTHING
        """;

    private const string DropAnswers =
        """
        UPDATE operations SET answer = NULL, until = forget_at WHERE (actor, id) IN (
          SELECT actor, id FROM operations WHERE until <= @Now AND answer IS NOT NULL ORDER BY until LIMIT @AtOnce)
        """;

    private const string DropIds =
        """
        DELETE FROM operations WHERE (actor, id) IN (
          SELECT actor, id FROM operations WHERE until <= @Now AND answer IS NULL ORDER BY until LIMIT @AtOnce)
        """;

    private const string FindBusy = "SELECT actor AS Actor, COUNT(*) AS Many FROM operations GROUP BY actor HAVING COUNT(*) > @Most";

    private const string DropOldest =
        """
        DELETE FROM operations WHERE (actor, id) IN (
          SELECT actor, id FROM operations WHERE actor = @Actor AND answer IS NULL ORDER BY at, id LIMIT @Excess)
        """;

    /// <inheritdoc/>
    public Task<RecordedOperation?> Find(string actor, string operationId) =>
        database.Read(connection => Find(connection, null, actor, operationId));

    /// <inheritdoc/>
    public Task Keep(string actor, IReadOnlyCollection<RecordedOperation> answered, TimeSpan refusedFor)
    {
        var rows = answered.Select(operation => Parameters(actor, operation, refusedFor)).ToList();
        return database.WriteRows((connection, transaction) => connection.ExecuteAsync(Add, rows, transaction));
    }

    /// <inheritdoc/>
    public async Task Forget(DateTimeOffset now)
    {
        var part = new { Now = now.ToUnixTimeMilliseconds(), AtOnce };
        await Repeat(DropIds, part);
        await Repeat(DropAnswers, part);
        var busy = await database.Read(connection => connection.QueryAsync<(string Actor, long Many)>(FindBusy, new { Most = MostRefused }));
        foreach (var (actor, many) in busy)
        {
            for (var excess = many - MostRefused; excess > 0; excess -= AtOnce)
            {
                var oldest = new { Actor = actor, Excess = Math.Min(excess, AtOnce) };
                await database.WriteRows((connection, transaction) => connection.ExecuteAsync(DropOldest, oldest, transaction));
            }
        }
    }

    /// <summary>What was answered under an id, as a transaction sees it.</summary>
    internal static async Task<RecordedOperation?> Find(DbConnection connection, DbTransaction? transaction, string actor, string operationId) =>
        (await connection.QuerySingleOrDefaultAsync<Row>(FindOne, new { Actor = actor, OperationId = operationId }, transaction))?.ToOperation();

    private async Task Repeat(string statement, object part)
    {
        while (await database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, part, transaction)) == AtOnce)
        {
        }
    }

    private static object Parameters(string actor, RecordedOperation operation, TimeSpan refusedFor)
    {
        var at = operation.At ?? throw new ArgumentException("An answer is kept with its time.", nameof(operation));
        var until = at + OperationLog.AnswerLife;
        return new
        {
            Actor = actor,
            operation.Id,
            operation.Fingerprint,
            operation.Answer,
            Granted = operation.Granted ? 1 : 0,
            At = at.ToUnixTimeMilliseconds(),
            Until = until.ToUnixTimeMilliseconds(),
            ForgetAt = (until + refusedFor).ToUnixTimeMilliseconds(),
        };
    }

    private sealed record Row(string Id, string Fingerprint, string? Answer, long Granted, long At)
    {
        public RecordedOperation ToOperation() =>
            new(Id, Fingerprint, Answer ?? "", Granted != 0) { At = DateTimeOffset.FromUnixTimeMilliseconds(At) };
    }
}
