using System.Data.Common;
using Dapper;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger;

/// <summary>The ledger as tables. A transaction, its entries and the balances they move are one SQL transaction.</summary>
public sealed class SqlLedger(IDatabase database) : ILedger
{
    private const string FindTransaction =
        "SELECT kind AS Kind, reference AS Reference FROM ledger_transactions WHERE operation_id = @OperationId";

    private const string FindEntries =
        "SELECT account AS Account, unit AS Unit, amount AS Amount FROM ledger_entries WHERE operation_id = @OperationId";

    private const string AddTransaction =
        "INSERT INTO ledger_transactions (operation_id, kind, reference, at) VALUES (@OperationId, @Kind, @Reference, @At)";

    private const string AddEntry =
        "INSERT INTO ledger_entries (operation_id, account, unit, amount) VALUES (@OperationId, @Account, @Unit, @Amount)";

    private const string MoveBalance =
        """
        UPDATE ledger_balances SET amount = amount + @Amount
        WHERE account = @Account AND unit = @Unit AND (amount + @Amount >= 0 OR @MayBeNegative)
        """;

    private const string OpenBalance =
        """
        INSERT INTO ledger_balances (account, unit, amount)
        SELECT @Account, @Unit, @Amount WHERE @Amount >= 0 OR @MayBeNegative
        """;

    private const string FindBalances = "SELECT unit AS Unit, amount AS Amount FROM ledger_balances WHERE account = @Account";

    /// <inheritdoc/>
    public Task<bool> Post(LedgerTransaction transaction) =>
        LedgerRules.Check(transaction) is { } fault
            ? throw new LedgerException($"Transaction {transaction.OperationId} may not be posted: {fault}.")
            : database.WriteRows((connection, sql) => Post(connection, sql, transaction));

    /// <inheritdoc/>
    public async Task<Balance> GetBalance(string riderId)
    {
        var account = new { Account = LedgerAccounts.Rider(riderId) };
        var balances = await database.Read(connection => connection.QueryAsync<(string Unit, long Amount)>(FindBalances, account));
        var amounts = balances.ToDictionary(balance => balance.Unit, balance => balance.Amount);
        var points = amounts.GetValueOrDefault(LedgerUnitNames.Of(LedgerUnit.Points));
        var minutes = amounts.GetValueOrDefault(LedgerUnitNames.Of(LedgerUnit.SocialMinutes));
        return new Balance(points, Math.Round(minutes / 60m, 2, MidpointRounding.AwayFromZero));
    }

    private static async Task<bool> Post(DbConnection connection, DbTransaction sql, LedgerTransaction transaction)
    {
        if (await IsRepeat(connection, sql, transaction))
        {
            return false;
        }

        await connection.ExecuteAsync(AddTransaction, new
        {
            transaction.OperationId,
            transaction.Kind,
            transaction.Reference,
            At = transaction.At.ToUnixTimeMilliseconds(),
        }, sql);
        foreach (var entry in transaction.Entries)
        {
            await Add(connection, sql, transaction.OperationId, entry);
        }

        return true;
    }

    private static async Task Add(DbConnection connection, DbTransaction sql, string operationId, LedgerEntry entry)
    {
        var row = new
        {
            OperationId = operationId,
            entry.Account,
            Unit = LedgerUnitNames.Of(entry.Unit),
            entry.Amount,
            MayBeNegative = LedgerAccounts.MayBeNegative(entry.Account),
        };
        await connection.ExecuteAsync(AddEntry, row, sql);
        // Neither statement does anything when the account would fall below zero.
        if (await connection.ExecuteAsync(MoveBalance, row, sql) == 0 && await connection.ExecuteAsync(OpenBalance, row, sql) == 0)
        {
            throw new LedgerException($"Transaction {operationId} would make a balance of {entry.Account} negative.");
        }
    }

    /// <summary>
    /// Whether the id was posted before. The time is not compared: who posts again after a crash does so later.
    /// </summary>
    private static async Task<bool> IsRepeat(DbConnection connection, DbTransaction sql, LedgerTransaction transaction)
    {
        var key = new { transaction.OperationId };
        var known = await connection.QuerySingleOrDefaultAsync<TransactionRow>(FindTransaction, key, sql);
        if (known is null)
        {
            return false;
        }

        var entries = await connection.QueryAsync<(string Account, string Unit, long Amount)>(FindEntries, key, sql);
        var same = known == new TransactionRow(transaction.Kind, transaction.Reference)
            && entries.ToHashSet().SetEquals(transaction.Entries.Select(entry => (entry.Account, LedgerUnitNames.Of(entry.Unit), entry.Amount)));
        return same ? true : throw new LedgerException($"Operation {transaction.OperationId} was posted before with other content.");
    }

    private sealed record TransactionRow(string Kind, string Reference);
}
