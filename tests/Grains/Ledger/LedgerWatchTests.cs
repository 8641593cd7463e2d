using System.Diagnostics.Metrics;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Silo.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

public sealed class LedgerWatchTests : IDisposable
{
    private readonly EmbeddedStore _store = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    [Fact]
    public async Task Watch_SoundLedger_ReportsNothingFound() => Assert.Equal(0, await Findings());

    [Fact]
    public async Task Watch_BalanceOutOfThinAir_ReportsIt()
    {
        await _store.Database.Write((connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO ledger_balances VALUES ('rider:r9', 'points', 1)", transaction: transaction));

        Assert.Equal(1, await Findings());
    }

    public void Dispose()
    {
        _services.Dispose();
        _store.Dispose();
    }

    private async Task<int?> Findings()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        using var watch = new LedgerWatch(
            new LedgerAudit(_store.Database), TimeProvider.System, meters, NullLogger<LedgerWatch>.Instance);
        int? findings = null;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "redstation.ledger.findings" && instrument.Meter.Scope == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => findings = value);
        listener.Start();
        await watch.StartAsync(TestContext.Current.CancellationToken);
        for (var tries = 0; tries < 200 && findings is null; tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            listener.RecordObservableInstruments();
        }

        await watch.StopAsync(TestContext.Current.CancellationToken);
        return findings;
    }
}
