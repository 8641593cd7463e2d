using System.Collections.Concurrent;
using RedStation.Api.Hubs;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Grains;

namespace RedStation.Api.Live;

/// <summary>
/// This process as an observer of live tiles: one observer for all connections. It holds leases on the tiles that are
/// watched here and renews them, which also heals whatever was lost on the way.
/// </summary>
public sealed partial class LiveGateway(IGrainFactory grains, LiveMetrics metrics, LeaseRenewal renewal, ILogger<LiveGateway> logger)
    : BackgroundService, ILiveGateway
{
    private readonly ConcurrentDictionary<TileId, WatchedTile> tiles = new();
    private readonly SemaphoreSlim membership = new(1);
    private ILiveGateway? self;

    /// <summary>Makes a connection watch exactly these tiles, and gives the state of each.</summary>
    public async Task<IReadOnlyList<TileState>> Watch(LiveConnection connection, IReadOnlyCollection<TileId> wanted)
    {
        await Leave(connection, connection.Tiles.Keys.Except(wanted).ToList());
        var states = await Task.WhenAll(wanted.Select(id => Join(connection, id)));
        if (connection.IsGone)
        {
            // It went while it was joining, and its leave may have been too early for some of the tiles.
            await Leave(connection);
        }

        return states;
    }

    /// <summary>A connection is gone.</summary>
    public Task Leave(LiveConnection connection) => Leave(connection, [.. connection.Tiles.Keys]);

    /// <inheritdoc/>
    public Task Changed(TileDelta delta)
    {
        metrics.Delta();
        if (tiles.TryGetValue(delta.Tile, out var tile) && !tile.Apply(delta))
        {
            metrics.Gap();
            _ = Refresh(tile);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        renewal.Run("tile", () => tiles.Keys, id => tiles.TryGetValue(id, out var tile) ? Load(tile) : Task.CompletedTask, stoppingToken);

    private async Task<TileState> Join(LiveConnection connection, TileId id)
    {
        var tile = await Pin(id);
        try
        {
            // Asked even when the state is held: this may be a client that has noticed a gap.
            await Load(tile);
            return await connection.Join(tile);
        }
        finally
        {
            await Unpin(tile);
        }
    }

    private async Task Leave(LiveConnection connection, IReadOnlyCollection<TileId> unwanted)
    {
        foreach (var id in unwanted)
        {
            if (connection.Tiles.TryRemove(id, out var tile))
            {
                var pinned = await Pin(id);
                tile.Leave(connection);
                await Unpin(pinned);
            }
        }
    }

    /// <summary>Keeps a tile here while it is being joined or left.</summary>
    private async Task<WatchedTile> Pin(TileId id)
    {
        await membership.WaitAsync();
        var tile = tiles.GetOrAdd(id, key => new WatchedTile(key));
        tile.Pins++;
        membership.Release();
        return tile;
    }

    /// <summary>Lets a tile go that nobody watches any more.</summary>
    private async Task Unpin(WatchedTile tile)
    {
        await membership.WaitAsync();
        tile.Pins--;
        var unused = tile.Pins == 0 && !tile.IsWatched && tiles.TryRemove(tile.Id, out _);
        membership.Release();
        if (unused)
        {
            await Quietly(tile.Id, () => Grain(tile.Id).Unwatch(Self));
        }
    }

    private Task Refresh(WatchedTile tile) => Quietly(tile.Id, () => Load(tile));

    private async Task Load(WatchedTile tile)
    {
        var askedAt = tile.Sequence;
        tile.Reset(await Grain(tile.Id).Watch(Self), askedAt);
    }

    /// <summary>For what is repeated anyway: a tile that cannot be reached now is reached at the next renewal.</summary>
    private async Task Quietly(TileId tile, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (PassingFault.Is(fault))
        {
            LogUnreachable(logger, fault, tile);
        }
    }

    /// <summary>The reference that grains call; this object itself is kept alive by the host, for Orleans holds it weakly.</summary>
    private ILiveGateway Self => self ??= grains.CreateObjectReference<ILiveGateway>(this);

    private ILiveTileGrain Grain(TileId tile) => grains.GetGrain<ILiveTileGrain>(GrainKeys.LiveTile(tile));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tile {Tile} could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception fault, TileId tile);
}
