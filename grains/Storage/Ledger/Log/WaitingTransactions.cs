using System.Data.Common;
using Dapper;
using RedStation.Domain.Ledger.Log;

namespace RedStation.Storage.Ledger.Log;

/// <summary>Reads the transactions that wait for their number.</summary>
internal static class WaitingTransactions
{
    /// <summary>By the position, which a hold has before what became of it. What came in by an import is in the log already.</summary>
    private const string Find =
        """
        SELECT waiting.position AS Position, booked.operation_id AS OperationId, booked.kind AS Kind, booked.reference AS Reference,
          booked.step AS Step, booked.related_id AS RelatedId, booked.at AS At, booked.effective_at AS EffectiveAt,
          hold.expires_at AS ExpiresAt, hold.from_account AS HeldFrom, hold.to_account AS HeldFor, hold.unit AS HeldUnit, hold.amount AS HeldAmount,
          log.sequence AS Sequence
        FROM ledger_unsequenced waiting
        JOIN ledger_transactions booked ON booked.operation_id = waiting.operation_id
        LEFT JOIN ledger_holds hold ON hold.operation_id = CASE WHEN booked.step = 'pending' THEN booked.operation_id ELSE booked.related_id END
        LEFT JOIN ledger_log log ON log.operation_id = booked.operation_id
        """;

    private const string OfAccount =
        """
         WHERE log.sequence IS NULL AND (hold.from_account = @Account OR EXISTS (
          SELECT 1 FROM ledger_entries entry WHERE entry.operation_id = booked.operation_id AND entry.account = @Account))
        """;

    private const string InOrder = " ORDER BY waiting.position LIMIT @Limit";

    private const string FindEntries =
        """
        SELECT entry.operation_id AS OperationId, entry.account AS Account, entry.unit AS Unit, entry.amount AS Amount
        FROM ledger_unsequenced waiting
        JOIN ledger_entries entry ON entry.operation_id = waiting.operation_id
        WHERE waiting.position BETWEEN @First AND @Last
        """;

    /// <summary>The next ones, oldest first.</summary>
    public static Task<List<WaitingTransaction>> Next(DbConnection connection, DbTransaction sql, int limit) =>
        Read(connection, sql, Find + InOrder, new { Limit = limit });

    /// <summary>Those that concern an account, oldest first.</summary>
    public static Task<List<WaitingTransaction>> Of(DbConnection connection, string account, int limit) =>
        Read(connection, sql: null, Find + OfAccount + InOrder, new { Account = account, Limit = limit });

    private static async Task<List<WaitingTransaction>> Read(DbConnection connection, DbTransaction? sql, string query, object values)
    {
        var rows = (await connection.QueryAsync<Row>(query, values, sql)).AsList();
        if (rows.Count == 0)
        {
            return [];
        }

        var entries = (await connection.QueryAsync<EntryRow>(FindEntries, new { First = rows[0].Position, Last = rows[^1].Position }, sql))
            .ToLookup(entry => entry.OperationId);
        return [.. rows.Select(row => row.With(entries[row.OperationId]))];
    }

    private sealed record EntryRow(string OperationId, string Account, string Unit, long Amount);

    private sealed record Row(
        long Position,
        string OperationId,
        string Kind,
        string Reference,
        string Step,
        string? RelatedId,
        long At,
        long? EffectiveAt,
        long? ExpiresAt,
        string? HeldFrom,
        string? HeldFor,
        string? HeldUnit,
        long? HeldAmount,
        long? Sequence)
    {
        private const string Pending = "pending";

        public WaitingTransaction With(IEnumerable<EntryRow> moved)
        {
            var record = new LedgerRecord(
                0, OperationId, Kind, Reference, Step, RelatedId, At, EffectiveAt, Step == Pending ? ExpiresAt : null,
                Step == Pending
                    ? [new(HeldFrom!, HeldUnit!, -HeldAmount!.Value), new(HeldFor!, HeldUnit!, HeldAmount.Value)]
                    : [.. moved.Select(entry => new LedgerRecordEntry(entry.Account, entry.Unit, entry.Amount))]);
            return new WaitingTransaction(
                Position, Sequence, record, HeldAmount is { } held ? new LedgerHeldAmount(HeldFrom!, HeldUnit!, held) : null);
        }
    }
}

/// <summary>A transaction that waits for its number.</summary>
/// <param name="Position">Its place among those that wait.</param>
/// <param name="Sequence">Its number, when it came in by an import and has one already; otherwise null.</param>
/// <param name="Record">The transaction, with the number 0.</param>
/// <param name="Hold">What it puts on hold, or the hold that it ends.</param>
internal sealed record WaitingTransaction(long Position, long? Sequence, LedgerRecord Record, LedgerHeldAmount? Hold);
