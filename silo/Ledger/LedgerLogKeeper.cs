using RedStation.Silo.Leadership;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Numbers transactions each second, ends holds whose time is over, and signs a head of the log each minute. When it begins to lead it signs anew
/// what versions before have signed in another form.
/// </summary>
public sealed partial class LedgerLogKeeper(
    LedgerSequencer sequencer,
    LedgerHeads heads,
    EarlierLedgerHeads earlier,
    SqlLedger ledger,
    IDistributedLock locks,
    TimeProvider time,
    ILogger<LedgerLogKeeper> logger)
    : LeaderService("ledger log", Every, locks, time, logger)
{
    /// <summary>Few enough that a batch's SQL transaction is short: on the embedded database everybody waits for it.</summary>
    private const int Batch = 200;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeadEvery = TimeSpan.FromMinutes(1);

    private DateTimeOffset nextHead;
    private bool hasSignedAnew;

    /// <inheritdoc/>
    protected override void Lost() => hasSignedAnew = false;

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping)
    {
        try
        {
            while (await sequencer.SequenceNext(Batch) == Batch && !stopping.IsCancellationRequested)
            {
                // Bookings get their turn between two batches.
            }

            await ledger.ExpireLapsedHolds(Batch);
            if (!hasSignedAnew)
            {
                await SignAnew(stopping);
            }

            if (Time.GetUtcNow() >= nextHead)
            {
                await heads.Publish();
                nextHead = Time.GetUtcNow() + HeadEvery;
            }
        }
        catch (LedgerLogException exception)
        {
            LogBroken(exception);
        }
    }

    private async Task SignAnew(CancellationToken stopping)
    {
        var wrong = await earlier.SignAnew(stopping);
        if (!wrong.IsEmpty)
        {
            LogWrongHeads(string.Join(' ', wrong));
        }

        hasSignedAnew = true;
    }

    [LoggerMessage(LogLevel.Critical, "Heads of the ledger's log that a version before has signed are not what was signed; their sizes: {Sizes}")]
    private partial void LogWrongHeads(string sizes);

    [LoggerMessage(LogLevel.Critical, "The ledger's log is not what was signed")]
    private partial void LogBroken(Exception exception);
}
