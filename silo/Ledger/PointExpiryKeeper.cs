using RedStation.Silo.Leadership;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;

namespace RedStation.Silo.Ledger;

/// <summary>
/// Takes points whose validity is over, each minute. They cannot be spent before either: this is for who looks at movements and statements.
/// </summary>
public sealed class PointExpiryKeeper(SqlLedger ledger, IDistributedLock locks, TimeProvider time, ILogger<PointExpiryKeeper> logger)
    : LeaderService("point expiry", Every, locks, time, logger)
{
    private const int Page = 500;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task Work(CancellationToken stopping)
    {
        for (string? after = ""; after is not null && !stopping.IsCancellationRequested;)
        {
            after = await ledger.ExpirePoints(after, Page);
        }
    }
}
