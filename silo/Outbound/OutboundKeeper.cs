using RedStation.Silo.Leadership;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Has webhooks and people told what is due, each second, and removes old events each hour.</summary>
public sealed class OutboundKeeper(
    OutboundDispatcher dispatcher,
    DeliveryStore deliveries,
    OutboundPruning pruning,
    NoticeReceiverStore people,
    OutboundMetrics metrics,
    IDistributedLock locks,
    TimeProvider time,
    ILogger<OutboundKeeper> logger) : LeaderService("outbound", Every, locks, time, logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    private DateTimeOffset nextCount;
    private DateTimeOffset nextTidying;
    private DateTimeOffset nextPruning;

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping)
    {
        await dispatcher.Look(stopping);
        if (Time.GetUtcNow() >= nextCount)
        {
            await metrics.Look(deliveries);
            nextCount = Time.GetUtcNow() + CountEvery;
        }

        if (Time.GetUtcNow() >= nextTidying)
        {
            await people.RemoveEnded();
            nextTidying = Time.GetUtcNow() + TidyEvery;
        }

        if (Time.GetUtcNow() >= nextPruning)
        {
            nextPruning = Time.GetUtcNow() + PruneEvery;
            await pruning.Work(stopping);
        }
    }

    /// <inheritdoc/>
    protected override void Lost() => metrics.Forget();
}
