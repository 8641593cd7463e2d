using RedStation.Contracts;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Takes points whose validity is over, each minute. They cannot be spent before either: this is for who looks at movements and statements.
/// Of several silos one does; when it ends another goes on.
/// </summary>
public sealed partial class PointExpiryKeeper(SqlLedger ledger, IDistributedLock locks, TimeProvider time, ILogger<PointExpiryKeeper> logger)
    : BackgroundService
{
    private const string LockName = "point expiry";

    private const int Page = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await using (var held = await locks.TryAcquire(LockName, stoppingToken))
            {
                if (held is not null)
                {
                    await ExpirePoints(stoppingToken);
                }
            }

            await Task.Delay(Every, time, stoppingToken);
        }
    }

    private async Task ExpirePoints(CancellationToken stopping)
    {
        try
        {
            for (string? after = ""; after is not null && !stopping.IsCancellationRequested;)
            {
                after = await ledger.ExpirePoints(after, Page);
            }
        }
        catch (StorageFaultException)
        {
            // The database is away, which others say.
        }
        catch (Exception exception)
        {
            LogNotTaken(exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Points whose validity is over could not be taken; it is tried again")]
    private partial void LogNotTaken(Exception exception);
}
