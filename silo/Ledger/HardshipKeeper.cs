using RedStation.Contracts;
using RedStation.Grains.Hardship;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Has the ledger carry out decisions on hardship grants that a crash left undone. Every silo may: carrying one out twice is the same as once.
/// </summary>
public sealed partial class HardshipKeeper(HardshipSettlement settlement, TimeProvider time, ILogger<HardshipKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, stoppingToken);
            try
            {
                await settlement.SettleAll();
            }
            catch (StorageFaultException)
            {
                // The database is away, which others say.
            }
            catch (Exception exception)
            {
                LogNotSettled(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Decisions on hardship grants could not be carried out; it is tried again")]
    private partial void LogNotSettled(Exception exception);
}
