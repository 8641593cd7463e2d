using Dapper;
using RedStation.Storage.Databases;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

public sealed class LedgerWatchTests : IDisposable
{
    private readonly SqliteTestDatabase store = new();

    [Fact]
    public async Task Watch_SoundLedger_ReportsNothingFound() => Assert.Equal(0, await Findings());

    [Fact]
    public async Task Watch_BalanceOutOfThinAir_ReportsIt()
    {
        await store.Database.Write((connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO ledger_balances (account, unit, amount) VALUES ('rider:r9', 'points', 1)", transaction: transaction));

        Assert.Equal(1, await Findings());
    }

    public void Dispose() => store.Dispose();

    private async Task<int?> Findings()
    {
        await using var silo = await LedgerWatchHarness.Start(store.Database, new SingleProcessLock(), TimeProvider.System);
        return await silo.FirstFindings();
    }
}
