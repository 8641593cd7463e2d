using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Numbers transactions each second, ends holds whose time is over, and signs a head of the log each minute. Of several silos one does; when
/// it ends another goes on.
/// </summary>
public sealed partial class LedgerLogKeeper(
    LedgerSequencer sequencer, LedgerHeads heads, SqlLedger ledger, IDistributedLock locks, TimeProvider time, ILogger<LedgerLogKeeper> logger)
    : BackgroundService
{
    private const string LockName = "ledger log";

    /// <summary>Few enough that a batch's SQL transaction is short: on the embedded database everybody waits for it.</summary>
    private const int Batch = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>How often a silo that does not keep the log looks whether it should.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan HeadEvery = TimeSpan.FromMinutes(1);

    /// <summary>The lock is taken anew now and then, for it may have been lost with a connection.</summary>
    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(5);

    private DateTimeOffset nextHead;

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
                await Task.Delay(Look, time, stoppingToken);
            }
        }
    }

    private async Task Keep(CancellationToken stopping)
    {
        try
        {
            while (await sequencer.SequenceNext(Batch) == Batch && !stopping.IsCancellationRequested)
            {
                // Bookings get their turn between two batches.
            }

            await ledger.ExpireLapsedHolds(Batch);
            if (time.GetUtcNow() >= nextHead)
            {
                await heads.Publish();
                nextHead = time.GetUtcNow() + HeadEvery;
            }
        }
        catch (LedgerLogException exception)
        {
            LogBroken(exception);
        }
        catch (Exception exception)
        {
            LogNotKept(exception);
        }
    }

    [LoggerMessage(LogLevel.Critical, "The ledger's log is not what was signed")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(LogLevel.Warning, "The ledger's log could not be kept; it is tried again")]
    private partial void LogNotKept(Exception exception);
}
