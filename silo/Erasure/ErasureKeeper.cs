using System.Diagnostics.Metrics;
using RedStation.Silo.Leadership;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Databases;
using RedStation.Storage.Erasure;

namespace RedStation.Silo.Erasure;

/// <summary>Erases who is to be erased, within seconds, and looks again later for what may have been written meanwhile.</summary>
public sealed class ErasureKeeper : LeaderService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly RiderErasure erasure;
    private readonly Counter<long> looks;

    /// <summary>Publishes how often somebody's traces were looked for.</summary>
    public ErasureKeeper(RiderErasure erasure, IDistributedLock locks, TimeProvider time, IMeterFactory meters, ILogger<ErasureKeeper> logger)
        : base("erasures", Every, locks, time, logger)
    {
        this.erasure = erasure;
        looks = meters.Create(SiloTelemetry.Meter).CreateCounter<long>(
            "redstation.erasures.looks", "{rider}", "How often it was looked for what is left of a rider who is erased.");
    }

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping) => looks.Add(await erasure.Work(stopping));
}
