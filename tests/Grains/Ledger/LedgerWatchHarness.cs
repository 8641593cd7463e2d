using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Silo.Ledger;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>The watch over the ledger as it runs in a silo, and what an alert would see of it.</summary>
internal sealed class LedgerWatchHarness : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener listener = new();
    private readonly LedgerWatch watch;
    private int? findings;

    private LedgerWatchHarness(IDatabase database, IDistributedLock turns, TimeProvider time)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        watch = new LedgerWatch(new LedgerAudit(database), turns, time, meters, NullLogger<LedgerWatch>.Instance);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "redstation.ledger.findings" && instrument.Meter.Scope == meters)
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => findings = value);
        listener.Start();
    }

    /// <summary>What its figure says now; null while it has no value.</summary>
    public int? Findings
    {
        get
        {
            findings = null;
            listener.RecordObservableInstruments();
            return findings;
        }
    }

    /// <summary>Starts one.</summary>
    public static async Task<LedgerWatchHarness> Start(IDatabase database, IDistributedLock turns, TimeProvider time)
    {
        var silo = new LedgerWatchHarness(database, turns, time);
        await silo.watch.StartAsync(TestContext.Current.CancellationToken);
        return silo;
    }

    /// <summary>Waits for its figure.</summary>
    public async Task<int?> FirstFindings()
    {
        await Until.True(() => Findings is not null, "the first audit");
        return Findings;
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(TestContext.Current.CancellationToken);
        watch.Dispose();
        listener.Dispose();
        await services.DisposeAsync();
    }
}
