using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Storage.Ledger;

/// <summary>What accounts have, and how it came about.</summary>
public sealed class LedgerQueries(IDatabase database, TimeProvider clock)
{
    /// <summary>More than one rider has at once; a page of movements shows at most so many that have no number yet.</summary>
    private const int MostWaiting = 200;

    private const string FindBalances = "SELECT unit AS Unit, amount AS Amount FROM ledger_balances WHERE account = @Account";

    private const string FindAmount = "SELECT amount FROM ledger_balances WHERE account = @Account AND unit = @Unit";

    private const string FindHolds =
        """
        SELECT hold.operation_id AS OperationId, booked.kind AS Kind, booked.reference AS Reference, hold.unit AS Unit, hold.amount AS Amount,
          hold.expires_at AS ExpiresAt
        FROM ledger_open_holds hold JOIN ledger_transactions booked ON booked.operation_id = hold.operation_id
        WHERE hold.account = @Account AND hold.expires_at > @Now ORDER BY hold.expires_at
        """;

    private const string FindDebts =
        "SELECT unit AS Unit, CAST(-sum(amount) AS bigint) AS Amount FROM ledger_entries WHERE account = @Debt GROUP BY unit HAVING sum(amount) <> 0";

    private const string Columns =
        """
        SELECT account AS Account, sequence AS Sequence, operation_id AS OperationId, kind AS Kind, reference AS Reference, step AS Step,
          related_id AS RelatedId, at AS At, effective_at AS EffectiveAt, unit AS Unit, amount AS Amount, held AS Held
        FROM ledger_movements WHERE account = @Account
        """;

    private const string FindPage = Columns + " AND sequence < @Before ORDER BY sequence DESC, unit LIMIT @Limit";

    private const string FindSpan = Columns + " AND at >= @From AND at < @To ORDER BY sequence, unit LIMIT @Limit";

    private const string FindSums =
        """
        SELECT unit AS Unit, CAST(sum(amount) AS bigint) AS Amount FROM ledger_movements
        WHERE account = @Account AND at < @Until GROUP BY unit
        """;

    /// <summary>What a rider has now.</summary>
    public Task<AccountBalances> Wallet(string riderId) => database.Read(async connection =>
    {
        var values = new
        {
            Account = LedgerAccounts.Rider(riderId),
            Debt = LedgerAccounts.Debt(riderId),
            Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var balances = await connection.QueryAsync<UnitAmount>(FindBalances, values);
        var holds = await connection.QueryAsync<OpenHold>(FindHolds, values);
        return new AccountBalances([.. balances], [.. holds], await Amounts(connection, FindDebts, values));
    });

    /// <summary>How many points an account has, with what is on hold; 0 when none were ever booked to it.</summary>
    public Task<long> PointsOf(string account) => database.Read(async connection =>
        await connection.ExecuteScalarAsync<long?>(FindAmount, new { Account = account, Unit = LedgerNames.Of(LedgerUnit.Points) }) ?? 0);

    /// <summary>An account's movements, newest first.</summary>
    /// <param name="account">The account.</param>
    /// <param name="before">Only those numbered before; null for the newest, among them those that have no number yet.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public Task<IReadOnlyList<LedgerMovement>> Movements(string account, long? before, int limit) => database.Read(async connection =>
    {
        // First those without a number: what gets one meanwhile is then seen twice, and told apart by its operation id.
        var waiting = before is null ? await WaitingTransactions.Of(connection, account, MostWaiting) : [];
        var range = new { Account = account, Before = before ?? long.MaxValue, Limit = limit };
        var numbered = await connection.QueryAsync<LedgerMovement>(FindPage, range);
        var newest = waiting.AsEnumerable().Reverse()
            .SelectMany(one => LedgerMovement.Of(one.Record, sequence: null, one.Hold))
            .Where(movement => movement.Account == account);
        return (IReadOnlyList<LedgerMovement>)
        [
            .. numbered.Concat(newest).DistinctBy(movement => (movement.OperationId, movement.Unit))
                .OrderByDescending(movement => movement.Sequence ?? long.MaxValue).Take(limit),
        ];
    });

    /// <summary>An account's movements that were booked within a span, with what it had before; what it had after is their sum.</summary>
    /// <param name="account">The account.</param>
    /// <param name="from">The span's beginning.</param>
    /// <param name="to">Its end, exclusive.</param>
    /// <param name="limit">The most movements to answer.</param>
    public Task<AccountStatement> Statement(string account, DateTimeOffset from, DateTimeOffset to, int limit) => database.Read(async connection =>
    {
        var values = new
        {
            Account = account,
            From = from.ToUnixTimeMilliseconds(),
            To = to.ToUnixTimeMilliseconds(),
            Until = from.ToUnixTimeMilliseconds(),
            Limit = limit,
        };
        var opening = await Amounts(connection, FindSums, values);
        return new AccountStatement(opening, [.. await connection.QueryAsync<LedgerMovement>(FindSpan, values)]);
    });

    /// <summary>By way of a tuple: of a computed column without rows SQLite does not say that it would have been a number.</summary>
    private static async Task<ImmutableArray<UnitAmount>> Amounts(DbConnection connection, string query, object values) =>
        [.. (await connection.QueryAsync<(string Unit, long Amount)>(query, values)).Select(row => new UnitAmount(row.Unit, row.Amount))];
}
