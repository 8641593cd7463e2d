using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>The ledger's statements on one open SQL transaction.</summary>
internal sealed class LedgerStatements(DbConnection connection, DbTransaction sql)
{
    /// <summary>
    /// Changes a balance where the account can bear it: what it has, without what is on hold, stays ≥ 0. One statement that finds, checks
    /// and changes, so that two at once cannot both pass. Not before somebody has looked whether points are over, where that is due. What comes
    /// back when a hold ends may be over as well.
    /// </summary>
    private const string Take =
        """
        UPDATE ledger_balances SET amount = amount - @Amount, held = held + @Hold - @Release,
          expiry_due_at = CASE WHEN expiry_due_at IS NULL OR @Release <= @Amount THEN expiry_due_at ELSE 0 END
        WHERE account = @Account AND unit = @Unit AND amount - held - @Amount - @Hold + @Release >= 0
          AND (expiry_due_at IS NULL OR expiry_due_at > @LookedUntil)
        """;

    private const string Give =
        """
        INSERT INTO ledger_balances (account, unit, amount, expiry_due_at) VALUES (@Account, @Unit, @Amount, @ExpiresAt)
        ON CONFLICT (account, unit) DO UPDATE SET amount = ledger_balances.amount + excluded.amount,
          expiry_due_at = CASE
            WHEN ledger_balances.expiry_due_at IS NULL THEN excluded.expiry_due_at
            WHEN @Returned = 1 THEN 0
            WHEN excluded.expiry_due_at < ledger_balances.expiry_due_at THEN excluded.expiry_due_at
            ELSE ledger_balances.expiry_due_at END
        RETURNING expiry_due_at
        """;

    private const string FindTransaction =
        """
        SELECT kind AS Kind, reference AS Reference, step AS Step, related_id AS RelatedId, effective_at AS EffectiveAt, at AS At
        FROM ledger_transactions WHERE operation_id = @OperationId
        UNION ALL SELECT '', '', 'refused', NULL, NULL, at FROM ledger_refusals WHERE operation_id = @OperationId
        """;

    /// <summary>
    /// Until the SQL transaction ends, nobody else books or refuses this id: of two at once, one would be booked and the other refused for
    /// good. A statement of its own, for the next one must see what was committed while this one waited.
    /// </summary>
    private const string LockOperation = "SELECT pg_advisory_xact_lock(hashtextextended(@OperationId, 20261129)); ";

    private const string FindEntries =
        """
        SELECT account AS Account, unit AS Unit, amount AS Amount FROM ledger_entries WHERE operation_id = @OperationId
        """;

    private const string FindHold =
        """
        SELECT hold.from_account AS FromAccount, hold.to_account AS ToAccount, hold.unit AS Unit, hold.amount AS Amount, hold.expires_at AS ExpiresAt,
          resolution.step AS ResolvedBy
        FROM ledger_holds hold
        LEFT JOIN ledger_transactions resolution ON resolution.related_id = hold.operation_id AND resolution.step IN ('post', 'void', 'expire')
        WHERE hold.operation_id = @OperationId
        """;

    private const string AddTransaction =
        """
        INSERT INTO ledger_transactions (operation_id, kind, reference, at, step, related_id, effective_at)
        VALUES (@OperationId, @Kind, @Reference, @At, @Step, @RelatedId, @EffectiveAt)
        """;

    private const string AddEntries = "INSERT INTO ledger_entries (operation_id, account, unit, amount) VALUES ";

    /// <summary>By how many entries there are: a booking is not to put its statement together each time.</summary>
    private static readonly ConcurrentDictionary<int, string> AddStatements = new();

    private const string AddHold =
        """
        INSERT INTO ledger_holds (operation_id, from_account, to_account, unit, amount, expires_at)
        VALUES (@OperationId, @FromAccount, @ToAccount, @Unit, @Amount, @ExpiresAt)
        """;

    private const string OpenHold =
        """
        INSERT INTO ledger_open_holds (operation_id, account, unit, amount, expires_at)
        VALUES (@OperationId, @FromAccount, @Unit, @Amount, @ExpiresAt)
        """;

    private const string CloseHold = "DELETE FROM ledger_open_holds WHERE operation_id = @OperationId";

    private const string FindLapsed =
        "SELECT operation_id FROM ledger_open_holds WHERE account = @Account AND unit = @Unit AND expires_at <= @Now ORDER BY expires_at LIMIT 100";

    private const string FindAvailable =
        "SELECT amount - held FROM ledger_balances WHERE account = @Account AND unit = @Unit";

    private const string FindReversal = "SELECT count(*) FROM ledger_transactions WHERE related_id = @OperationId AND step = 'reversal'";

    private const string AddRefusal = "INSERT INTO ledger_refusals (operation_id, at) VALUES (@OperationId, @At) ON CONFLICT DO NOTHING";

    /// <summary>The embedded database has one writer anyway.</summary>
    private string Lock => connection is Npgsql.NpgsqlConnection ? " FOR UPDATE" : "";

    /// <summary>A transaction that was booked or refused for good under an id, or null.</summary>
    public Task<StoredTransaction?> Find(string operationId) =>
        connection.QuerySingleOrDefaultAsync<StoredTransaction?>(FindTransaction, new { OperationId = operationId }, sql);

    /// <summary>The same, and keeps others from the id until the SQL transaction ends.</summary>
    public async Task<StoredTransaction?> FindAndLock(string operationId)
    {
        if (connection is not Npgsql.NpgsqlConnection)
        {
            return await Find(operationId);
        }

        await using var results = await connection.QueryMultipleAsync(LockOperation + FindTransaction, new { OperationId = operationId }, sql);
        await results.ReadAsync();
        return await results.ReadSingleOrDefaultAsync<StoredTransaction?>();
    }

    /// <summary>What a transaction moved; empty when it moved nothing.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> Entries(string operationId)
    {
        var rows = await connection.QueryAsync<(string Account, string Unit, long Amount)>(FindEntries, new { OperationId = operationId }, sql);
        return [.. rows.Select(row => new LedgerEntry(row.Account, LedgerNames.Unit(row.Unit), row.Amount))];
    }

    /// <summary>A hold with what became of it, or null.</summary>
    public async Task<LedgerHold?> Hold(string operationId)
    {
        var row = await connection.QuerySingleOrDefaultAsync<StoredHold?>(FindHold, new { OperationId = operationId }, sql);
        return row is null ? null : new LedgerHold(
            operationId, row.FromAccount, row.ToAccount, LedgerNames.Unit(row.Unit), row.Amount,
            DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt), row.ResolvedBy is { } step ? LedgerNames.Step(step) : null);
    }

    /// <summary>Holds of an account whose time is over and that nothing has become of yet; the first hundred.</summary>
    public Task<IEnumerable<string>> Lapsed(string account, LedgerUnit unit, DateTimeOffset now) => connection.QueryAsync<string>(
        FindLapsed, new { Account = account, Unit = LedgerNames.Of(unit), Now = now.ToUnixTimeMilliseconds() }, sql);

    /// <summary>What an account has and has not promised; nobody else changes it before the SQL transaction ends.</summary>
    public async Task<long> Available(string account, LedgerUnit unit) =>
        await connection.ExecuteScalarAsync<long?>(FindAvailable + Lock, new { Account = account, Unit = LedgerNames.Of(unit) }, sql) ?? 0;

    /// <summary>Whether a transaction was taken back.</summary>
    public async Task<bool> IsReversed(string operationId) =>
        await connection.ExecuteScalarAsync<long>(FindReversal, new { OperationId = operationId }, sql) > 0;

    /// <summary>Takes from an account, puts on hold or releases; false, changing nothing, when it has too little or a look is due.</summary>
    /// <param name="account">The account.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="amount">How much leaves it, ≥ 0.</param>
    /// <param name="hold">How much goes on hold, ≥ 0.</param>
    /// <param name="release">How much is on hold no longer, ≥ 0.</param>
    /// <param name="now">Only if no points can be over by then; null to take whatever there is.</param>
    public async Task<bool> TakeFrom(
        string account, LedgerUnit unit, long amount, long hold = 0, long release = 0, DateTimeOffset? now = null)
    {
        var values = new
        {
            Account = account,
            Unit = LedgerNames.Of(unit),
            Amount = amount,
            Hold = hold,
            Release = release,
            LookedUntil = now?.ToUnixTimeMilliseconds() ?? -1,
        };
        return await connection.ExecuteAsync(Take, values, sql) > 0;
    }

    /// <summary>What a rider has earned with tasks in the month of a moment; nobody else adds to it before the SQL transaction ends.</summary>
    public async Task<long> Earned(string account, DateTimeOffset moment)
    {
        // Also the first of two credits at once finds a row to wait at.
        await GiveTo(account, LedgerUnit.Points, 0, expiresAt: null, isReturned: false);
        return await EarnedPoints.In(connection, sql, account, moment);
    }

    /// <summary>Gives to an account, which is opened by it. Says whether the account has lots, or must have from now on.</summary>
    /// <param name="account">The account.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="amount">How much, ≥ 0.</param>
    /// <param name="expiresAt">From when it is valid no longer; null for never.</param>
    /// <param name="isReturned">Whether it was there before.</param>
    public async Task<bool> GiveTo(string account, LedgerUnit unit, long amount, DateTimeOffset? expiresAt, bool isReturned)
    {
        var values = new
        {
            Account = account,
            Unit = LedgerNames.Of(unit),
            Amount = amount,
            ExpiresAt = expiresAt?.ToUnixTimeMilliseconds(),
            Returned = isReturned ? 1 : 0,
        };
        return await connection.ExecuteScalarAsync<long?>(Give, values, sql) is not null;
    }

    /// <summary>Writes a transaction that moves nothing.</summary>
    public Task Add(LedgerTransaction transaction) => Add(transaction, []);

    /// <summary>Writes a transaction and what it moved, in one round trip.</summary>
    public Task Add(LedgerTransaction transaction, IReadOnlyCollection<LedgerEntry> entries)
    {
        var values = new DynamicParameters();
        values.Add("OperationId", transaction.OperationId);
        values.Add("Kind", transaction.Kind);
        values.Add("Reference", transaction.Reference);
        values.Add("At", transaction.At.ToUnixTimeMilliseconds());
        values.Add("Step", LedgerNames.Of(transaction.Step));
        values.Add("RelatedId", transaction.RelatedId, DbType.String);
        values.Add("EffectiveAt", transaction.EffectiveAt?.ToUnixTimeMilliseconds(), DbType.Int64);
        foreach (var (number, entry) in entries.Index())
        {
            values.Add(Numbered("Account", number), entry.Account);
            values.Add(Numbered("Unit", number), LedgerNames.Of(entry.Unit));
            values.Add(Numbered("Amount", number), entry.Amount);
        }

        return connection.ExecuteAsync(AddStatements.GetOrAdd(entries.Count, AddStatement), values, sql);
    }

    /// <summary>Writes what a pending transaction holds.</summary>
    public async Task Add(LedgerHold hold)
    {
        var row = new
        {
            hold.OperationId,
            FromAccount = hold.From,
            ToAccount = hold.To,
            Unit = LedgerNames.Of(hold.Unit),
            hold.Amount,
            ExpiresAt = hold.ExpiresAt.ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(AddHold, row, sql);
        await connection.ExecuteAsync(OpenHold, row, sql);
    }

    /// <summary>Notes that something became of a hold.</summary>
    public Task Close(LedgerHold hold) => connection.ExecuteAsync(CloseHold, new { hold.OperationId }, sql);

    /// <summary>Notes that an id is refused for good.</summary>
    public Task AddRefusalOf(LedgerTransaction transaction) => connection.ExecuteAsync(
        AddRefusal, new { transaction.OperationId, At = transaction.At.ToUnixTimeMilliseconds() }, sql);

    /// <summary>A statement without values, such as a savepoint.</summary>
    public Task Run(string statement) => connection.ExecuteAsync(statement, transaction: sql);

    private static string AddStatement(int entries)
    {
        var rows = string.Join(", ", Enumerable.Range(0, entries).Select(number =>
            $"(@OperationId, @{Numbered("Account", number)}, @{Numbered("Unit", number)}, @{Numbered("Amount", number)})"));
        return entries == 0 ? AddTransaction : $"{AddTransaction}; {AddEntries}{rows}";
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");

    private sealed record StoredHold(string FromAccount, string ToAccount, string Unit, long Amount, long ExpiresAt, string? ResolvedBy);
}
