using Dapper;
using RedStation.Contracts;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>What the tables refuse by themselves, and what the audit finds when someone gets past them.</summary>
public sealed class LedgerTablesTests : IDisposable
{
    private readonly SqliteTestDatabase store = new();

    [Theory]
    [InlineData("UPDATE ledger_entries SET amount = amount * 2")]
    [InlineData("DELETE FROM ledger_entries")]
    [InlineData("INSERT OR REPLACE INTO ledger_entries SELECT operation_id, account, unit, amount * 2 FROM ledger_entries")]
    [InlineData("UPDATE ledger_transactions SET at = 0")]
    [InlineData("DELETE FROM ledger_transactions")]
    [InlineData("INSERT OR REPLACE INTO ledger_transactions SELECT operation_id, 'other', reference, at FROM ledger_transactions")]
    [InlineData("UPDATE ledger_balances SET amount = -1 WHERE account = 'rider:r1'")]
    [InlineData("INSERT INTO ledger_entries VALUES ('unknown', 'rider:r1', 'points', 1)")]
    public async Task Tables_ChangeOfWhatIsPosted_IsRefused(string statement)
    {
        await Pay();

        await Assert.ThrowsAsync<StorageFaultException>(() => Execute(statement));

        var audit = await new LedgerAudit(store.Database).Run();
        Assert.True(audit.Sound);
        Assert.Equal(5, (await new SqlLedger(store.Database, TimeProvider.System).GetBalance("r1")).Points);
    }

    [Theory]
    [InlineData("UPDATE ledger_balances SET amount = amount + 1 WHERE account = 'rider:r1'")]
    [InlineData("DELETE FROM ledger_balances WHERE account = 'rider:r1'")]
    [InlineData("INSERT INTO ledger_balances (account, unit, amount) VALUES ('rider:r9', 'points', 1)")]
    [InlineData("INSERT INTO ledger_transactions (operation_id, kind, reference, at) VALUES ('forged', 'test', 'reference', 0)")]
    [InlineData("INSERT INTO ledger_entries VALUES ('p1', 'rider:r9', 'points', 1)")]
    public async Task Audit_TablesThatWereTamperedWith_IsNotSound(string statement)
    {
        await Pay();
        await Execute(statement);

        Assert.False((await new LedgerAudit(store.Database).Run()).Sound);
    }

    public void Dispose() => store.Dispose();

    private Task<bool> Pay() => new SqlLedger(store.Database, TimeProvider.System).Post(Postings.Pay("p1", "r1", 5));

    private Task<int> Execute(string statement) =>
        store.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, transaction: transaction));
}
