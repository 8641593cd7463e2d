using Dapper;
using RedStation.Contracts;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>What the tables of PostgreSQL refuse by themselves.</summary>
[Collection(PostgresCollection.Name)]
public sealed class PostgresLedgerTablesTests(MigratedPostgresFixture stores) : IDisposable
{
    private readonly PostgresTestDatabase store = stores.New();

    [Theory]
    [InlineData("UPDATE ledger_entries SET amount = amount * 2")]
    [InlineData("DELETE FROM ledger_entries")]
    [InlineData("TRUNCATE ledger_entries")]
    [InlineData(
        "INSERT INTO ledger_entries VALUES ('p1', 'rider:r1', 'points', 7) ON CONFLICT (operation_id, account, unit) DO UPDATE SET amount = 7")]
    [InlineData("UPDATE ledger_transactions SET at = 0")]
    [InlineData("DELETE FROM ledger_transactions")]
    [InlineData("TRUNCATE ledger_transactions CASCADE")]
    [InlineData("UPDATE ledger_balances SET amount = -1 WHERE account = 'rider:r1'")]
    [InlineData("INSERT INTO ledger_entries VALUES ('unknown', 'rider:r1', 'points', 1)")]
    public async Task Tables_ChangeOfWhatIsPosted_IsRefused(string statement)
    {
        await new SqlLedger(store.Database, TimeProvider.System).Post(Postings.Pay("p1", "r1", 5));

        await Assert.ThrowsAsync<StorageFaultException>(
            () => store.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, transaction: transaction)));

        Assert.True((await new LedgerAudit(store.Database).Run()).Sound);
        Assert.Equal(5, (await new SqlLedger(store.Database, TimeProvider.System).GetBalance("r1")).Points);
    }

    public void Dispose() => store.Dispose();
}
