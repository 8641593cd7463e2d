using System.Collections.Immutable;
using Dapper;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger;

/// <summary>The ledger as tables. Linked transactions, their entries and the balances they move are one SQL transaction.</summary>
public sealed class SqlLedger(IDatabase database, TimeProvider clock) : ILedger
{
    /// <summary>A hold whose time is over counts no longer, whether or not anybody has noticed.</summary>
    private const string FindBalances =
        """
        SELECT balance.unit AS Unit,
          balance.amount - CAST(coalesce(
            (SELECT sum(hold.amount) FROM ledger_open_holds hold
             WHERE hold.account = balance.account AND hold.unit = balance.unit AND hold.expires_at > @Now), 0) AS bigint) AS Amount,
          balance.expiry_due_at AS DueAt
        FROM ledger_balances balance WHERE balance.account = @Account
        """;

    /// <summary>A page of accounts by name: those whose points on hold are over stay due for as long as the hold lasts.</summary>
    private const string FindDue =
        """
        SELECT account FROM ledger_balances WHERE expiry_due_at IS NOT NULL AND expiry_due_at <= @Now AND unit = 'points' AND account > @After
        ORDER BY account LIMIT @Limit
        """;

    private const string FindLapsed = "SELECT operation_id FROM ledger_open_holds WHERE expires_at <= @Now ORDER BY expires_at LIMIT @Limit";

    /// <inheritdoc/>
    public Task<LedgerAnswer> Execute(params ImmutableArray<LedgerTransaction> linked)
    {
        ArgumentOutOfRangeException.ThrowIfZero(linked.Length);
        foreach (var transaction in linked)
        {
            if (LedgerRules.Check(transaction) is { } fault)
            {
                throw new LedgerException($"Transaction {transaction.OperationId} may not be booked: {fault}.");
            }
        }

        return database.WriteRows((connection, sql) => LedgerBooking.In(connection, sql).Book(linked));
    }

    /// <inheritdoc/>
    public async Task<bool> Post(LedgerTransaction transaction) => await Execute(transaction) switch
    {
        { Refusal: null } answer => !answer.IsRepeat,
        var answer => throw new LedgerException(
            $"Transaction {transaction.OperationId} was refused: {answer.Refusal}{(answer.Field is { } field ? " in " + field : "")}."),
    };

    /// <inheritdoc/>
    public async Task<Balance> GetBalance(string riderId)
    {
        var now = clock.GetUtcNow();
        var account = new { Account = LedgerAccounts.Rider(riderId), Now = now.ToUnixTimeMilliseconds() };
        var (points, minutes, unspent) = await database.Read(async connection =>
        {
            var balances = (await connection.QueryAsync<(string Unit, long Amount, long? DueAt)>(FindBalances, account))
                .ToDictionary(balance => balance.Unit);
            var points = balances.GetValueOrDefault(LedgerNames.Of(LedgerUnit.Points));
            var lots = points.DueAt is null ? [] : await connection.QueryAsync<PointLotRow>(PointLotRow.Find, account);
            return (
                points.Amount,
                balances.GetValueOrDefault(LedgerNames.Of(LedgerUnit.SocialMinutes)).Amount,
                PointLotRules.Unspent(lots.Select(row => row.ToLot()), points.Amount));
        });
        return new Balance(
            points - unspent.Where(one => one.Lot.IsOver(now)).Sum(one => one.Points),
            Math.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero))
        {
            Expiring = PointLotRules.Announced(unspent, now),
        };
    }

    /// <inheritdoc/>
    public Task<long> GetEarnedPoints(string riderId, DateTimeOffset moment) =>
        database.Read(connection => EarnedPoints.In(connection, sql: null, LedgerAccounts.Rider(riderId), moment));

    /// <summary>Books the end of holds whose time is over; returns how many. Nothing depends on when it runs.</summary>
    /// <param name="limit">The most at a time, ≥ 1.</param>
    public async Task<int> ExpireLapsedHolds(int limit)
    {
        var now = clock.GetUtcNow();
        var lapsed = await database.Read(connection => connection.QueryAsync<string>(
            FindLapsed, new { Now = now.ToUnixTimeMilliseconds(), Limit = limit }));
        var expired = 0;
        foreach (var pendingId in lapsed)
        {
            expired += await database.WriteRows((connection, sql) =>
                LedgerBooking.In(connection, sql).Expire(pendingId, now)) ? 1 : 0;
        }

        return expired;
    }

    /// <summary>
    /// Takes points whose validity is over from the accounts of which that can be, a page of them at a time. Nothing depends on when it runs:
    /// such points cannot be spent before either.
    /// </summary>
    /// <param name="after">The last account of the page before; empty for the first.</param>
    /// <param name="limit">The most accounts at a time, ≥ 1.</param>
    /// <returns>The last account of the page, or null when there are no more.</returns>
    public async Task<string?> ExpirePoints(string after, int limit)
    {
        var now = clock.GetUtcNow();
        var due = (await database.Read(connection => connection.QueryAsync<string>(
            FindDue, new { Now = now.ToUnixTimeMilliseconds(), After = after, Limit = limit }))).AsList();
        foreach (var account in due)
        {
            await database.WriteRows((connection, sql) => LedgerBooking.In(connection, sql).ExpirePoints(account, now));
        }

        return due.Count == limit ? due[^1] : null;
    }
}
