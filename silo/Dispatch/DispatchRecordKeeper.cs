using RedStation.Contracts;
using RedStation.Grains.Dispatch;
using RedStation.Storage.Dispatch;

namespace RedStation.Silo.Dispatch;

/// <summary>Writes down, each second, why tasks of this silo were offered to whom, and each hour forgets what is old.</summary>
public sealed partial class DispatchRecordKeeper(
    DispatchRecorder recorder, DispatchRecordStore store, TimeProvider time, ILogger<DispatchRecordKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PruneEvery = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var prune = time.GetUtcNow();
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await recorder.Write(stoppingToken);
                if (time.GetUtcNow() >= prune)
                {
                    await store.Prune(stoppingToken);
                    prune = time.GetUtcNow() + PruneEvery;
                }
            }
            catch (StorageFaultException)
            {
                // The database is away, which others say.
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotWritten(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Why tasks were offered to whom could not be written down")]
    private partial void LogNotWritten(Exception exception);
}
