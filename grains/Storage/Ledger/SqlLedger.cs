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
             WHERE hold.account = balance.account AND hold.unit = balance.unit AND hold.expires_at > @Now), 0) AS bigint) AS Amount
        FROM ledger_balances balance WHERE balance.account = @Account
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

        return database.WriteRows((connection, sql) => new LedgerBooking(new LedgerStatements(connection, sql)).Book(linked));
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
        var account = new { Account = LedgerAccounts.Rider(riderId), Now = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        var balances = await database.Read(connection => connection.QueryAsync<(string Unit, long Amount)>(FindBalances, account));
        var amounts = balances.ToDictionary(balance => balance.Unit, balance => balance.Amount);
        var points = amounts.GetValueOrDefault(LedgerNames.Of(LedgerUnit.Points));
        var minutes = amounts.GetValueOrDefault(LedgerNames.Of(LedgerUnit.SocialMinutes));
        return new Balance(points, Math.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero));
    }

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
                new LedgerBooking(new LedgerStatements(connection, sql)).Expire(pendingId, now)) ? 1 : 0;
        }

        return expired;
    }
}
