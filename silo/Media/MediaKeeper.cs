using System.Diagnostics.Metrics;
using RedStation.Silo.Leadership;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Silo.Media;

/// <summary>
/// Removes photos and recordings that nobody uses, and bytes outside the database that no row names, every few minutes: a few hundred in one go, for
/// a case is loaded to say whether it has one.
/// </summary>
public sealed class MediaKeeper : LeaderService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly UnusedMedia unused;
    private readonly MediaRemovals removals;
    private readonly Counter<long> removed;
    private long? waiting;

    /// <summary>Publishes the figures; what waits has no value while another silo removes.</summary>
    public MediaKeeper(
        UnusedMedia unused, MediaRemovals removals, IDistributedLock locks, TimeProvider time, IMeterFactory meters, ILogger<MediaKeeper> logger)
        : base("media", Every, locks, time, logger)
    {
        (this.unused, this.removals) = (unused, removals);
        var meter = meters.Create(SiloTelemetry.Meter);
        removed = meter.CreateCounter<long>(
            "redstation.media.unused_removed", "{file}", "Photos and recordings that were removed because nothing used them.");
        meter.CreateObservableGauge(
            "redstation.media.removals_waiting", Waiting, "{file}", "Files and objects outside the database that no row names.");
    }

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping)
    {
        foreach (var kind in MediaKind.All)
        {
            if (await unused.Work(kind, stopping) is > 0 and var count)
            {
                removed.Add(count, new KeyValuePair<string, object?>("kind", kind.Table));
            }
        }

        await removals.Work(stopping);
        waiting = await removals.Waiting();
    }

    /// <inheritdoc/>
    protected override void Lost() => waiting = null;

    private IEnumerable<Measurement<long>> Waiting() => waiting is { } known ? [new(known)] : [];
}
