using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Grains;

namespace RedStation.Api.Riders;

/// <summary>Hands positions on to the dispatch tiles, twice a second and one call per tile. They are never written anywhere.</summary>
public sealed partial class PositionBatcher(IGrainFactory grains, RiderGateway riders, TimeProvider clock, ILogger<PositionBatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Flush();
        }
    }

    private async Task Flush()
    {
        var present = new Dictionary<TileId, List<Presence>>();
        var gone = new Dictionary<TileId, List<string>>();
        foreach (var session in riders.Sessions.Concat(TakeEnded()))
        {
            var (now, tile, left) = session.TakeChange();
            if (now is not null)
            {
                Add(present, tile!.Value, now);
            }

            if (left is { } old)
            {
                Add(gone, old, session.RiderId);
            }
        }

        await Task.WhenAll(
        [
            .. gone.Select(tile => Quietly(tile.Key, grain => grain.Remove([.. tile.Value]))),
            .. present.Select(tile => Quietly(tile.Key, grain => grain.Report([.. tile.Value]))),
        ]);
    }

    private IEnumerable<RiderSession> TakeEnded()
    {
        while (riders.Ended.TryDequeue(out var session))
        {
            yield return session;
        }
    }

    private static void Add<T>(Dictionary<TileId, List<T>> byTile, TileId tile, T item)
    {
        if (!byTile.TryGetValue(tile, out var list))
        {
            byTile[tile] = list = [];
        }

        list.Add(item);
    }

    /// <summary>A batch that is lost is made good by the next position; what should be forgotten is forgotten by age.</summary>
    private async Task Quietly(TileId tile, Func<IDispatchTileGrain, Task> call)
    {
        try
        {
            await call(grains.GetGrain<IDispatchTileGrain>(GrainKeys.DispatchTile(tile)));
        }
        catch (Exception fault) when (PassingFault.Is(fault))
        {
            LogLost(logger, fault, tile);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dispatch tile {Tile} could not be reached")]
    private static partial void LogLost(ILogger logger, Exception fault, TileId tile);
}
