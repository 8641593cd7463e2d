using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Has webhooks told what is due, each second. Of several silos one does; when it ends another goes on.</summary>
public sealed partial class OutboundKeeper(
    OutboundDispatcher dispatcher,
    DeliveryStore deliveries,
    OutboundMetrics metrics,
    IDistributedLock locks,
    TimeProvider time,
    ILogger<OutboundKeeper> logger) : BackgroundService
{
    private const string LockName = "outbound";

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How often a silo that does not tell looks whether it should, and one that does counts what waits.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    /// <summary>The lock is taken anew now and then, for it may have been lost with a connection.</summary>
    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);

    private DateTimeOffset nextCount;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await using var held = await locks.TryAcquire(LockName, stoppingToken);
            for (var until = time.GetUtcNow() + LockFor; held is not null && time.GetUtcNow() < until;)
            {
                await Keep(stoppingToken);
                await Task.Delay(Every, time, stoppingToken);
            }

            if (held is null)
            {
                metrics.Forget();
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task Keep(CancellationToken stopping)
    {
        try
        {
            await dispatcher.Look(stopping);
            if (time.GetUtcNow() >= nextCount)
            {
                await metrics.Look(deliveries);
                nextCount = time.GetUtcNow() + Look;
            }
        }
        catch (StorageFaultException)
        {
            // The database is away, which others say.
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            LogNotTold(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhooks could not be told; it is tried again")]
    private partial void LogNotTold(Exception exception);
}
