using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Silo.Leadership;

/// <summary>
/// Work that one silo of all does again and again, the leader: whoever holds the lock of its name. When it ends another goes on within seconds.
/// </summary>
/// <param name="name">The lock's name; it is for good, for silos of two versions share it.</param>
/// <param name="every">How long after the work is done it is done again.</param>
/// <param name="locks">The locks.</param>
/// <param name="time">The time.</param>
/// <param name="logger">Where it is said that the work failed.</param>
public abstract partial class LeaderService(string name, TimeSpan every, IDistributedLock locks, TimeProvider time, ILogger logger)
    : BackgroundService
{
    /// <summary>How often a silo that does not lead looks whether it should.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    /// <summary>The lock is taken anew now and then, for it may have been lost with a connection.</summary>
    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);

    /// <summary>The time.</summary>
    protected TimeProvider Time { get; } = time;

    /// <summary>Does it once. What fails is logged and tried again.</summary>
    protected abstract Task Work(CancellationToken stopping);

    /// <summary>Another silo leads from now on.</summary>
    protected virtual void Lost()
    {
    }

    /// <inheritdoc/>
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await using var held = await locks.TryAcquire(name, stoppingToken);
            for (var until = Time.GetUtcNow() + LockFor; held is not null && Time.GetUtcNow() < until;)
            {
                await Try(stoppingToken);
                await Task.Delay(every, Time, stoppingToken);
            }

            if (held is null)
            {
                Lost();
                await Task.Delay(Look, Time, stoppingToken);
            }
        }
    }

    private async Task Try(CancellationToken stopping)
    {
        try
        {
            await Work(stopping);
        }
        catch (StorageFaultException)
        {
            // The database is away, which others say.
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            LogNotDone(logger, fault, name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The work {Name} could not be done; it is tried again")]
    private static partial void LogNotDone(ILogger logger, Exception fault, string name);
}
