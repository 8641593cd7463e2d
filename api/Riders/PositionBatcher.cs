using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Api.Riders;

/// <summary>
/// Hands positions on to the dispatch tiles, twice a second and one call per tile; a tile that is slow to answer holds up no other.
/// Positions are never written anywhere.
/// </summary>
public sealed partial class PositionBatcher(IGrainFactory grains, ChangedSessions changes, TimeProvider clock, ILogger<PositionBatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <summary>This life of the process, as the tiles know it.</summary>
    private readonly long gateway = Random.Shared.NextInt64();

    private readonly Dictionary<TileId, TileFeed> feeds = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Collect();
            await Send();
        }
    }

    private void Collect()
    {
        Predicate<TileId> isBusy = tile => feeds.TryGetValue(tile, out var feed) && !feed.Call.IsCompleted;
        foreach (var session in changes.Take())
        {
            if (!session.TryTake(isBusy, out var change))
            {
                continue;
            }

            if (change.In is { } tile)
            {
                Feed(tile).Add(session, change);
            }

            if (change.Left is { } old)
            {
                Feed(old).Leave(session.RiderId);
            }
        }
    }

    private async Task Send()
    {
        foreach (var (tile, feed) in feeds)
        {
            if (!feed.Call.IsCompleted)
            {
                continue;
            }

            await feed.Call;
            if (feed.IsEmpty)
            {
                feeds.Remove(tile);
            }
            else
            {
                feed.Call = Tell(feed, feed.Take());
            }
        }
    }

    private TileFeed Feed(TileId tile)
    {
        if (!feeds.TryGetValue(tile, out var feed))
        {
            feeds[tile] = feed = new TileFeed(tile, gateway);
        }

        return feed;
    }

    /// <summary>What is lost is told again; what should be forgotten is forgotten by age.</summary>
    private async Task Tell(TileFeed feed, PresenceBatch batch)
    {
        try
        {
            feed.Heard(await grains.DispatchTile(feed.Tile).Report(batch));
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            feed.Lost();
            LogLost(logger, fault, feed.Tile);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch tile {Tile} could not be reached; it will be told again")]
    private static partial void LogLost(ILogger logger, Exception fault, TileId tile);
}
