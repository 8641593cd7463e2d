using System.Collections.Concurrent;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Live;

namespace RedStation.Api.Live;

/// <summary>
/// This process as an observer of live tiles: one observer for all connections. It holds leases on the tiles that are
/// watched here and renews them, which also heals whatever was lost on the way.
/// </summary>
/// <remarks>
/// What a tile's first watcher has brought here serves all others: a joining phone costs the grain nothing. A tile stays for a while after its last
/// watcher has gone, so that a cut line or a finger on the map does not fetch it again.
/// </remarks>
public sealed partial class LiveGateway(
    IGrainFactory grains, LiveMetrics metrics, LeaseRenewal renewal, TimeProvider clock, ILogger<LiveGateway> logger)
    : BackgroundService, ILiveGateway
{
    /// <summary>How old the grain's word may be for a phone that says it has missed something.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<TileId, WatchedTile> tiles = new();
    private readonly TileNumbers numbers = new();
    private readonly Lock membership = new();
    private ILiveGateway? self;

    /// <summary>Makes a connection watch exactly these tiles in the contract's form, and gives the state of each.</summary>
    public async Task<IReadOnlyList<TileState>> Watch(LiveConnection connection, IReadOnlyCollection<TileId> wanted)
    {
        Begin(connection, LiveForm.Whole, wanted);
        var states = await Task.WhenAll(wanted.Select(id => Join(connection, id, tile => tile.Join(connection))));
        LeaveIfGone(connection);
        return states;
    }

    /// <summary>Makes a connection watch exactly these tiles in the compact form. The states of those it did not watch yet are sent.</summary>
    public async Task WatchCompact(LiveConnection connection, IReadOnlyCollection<TileId> wanted)
    {
        Begin(connection, LiveForm.Compact, wanted);
        await JoinCompact(connection, wanted.Where(id => !connection.Tiles.ContainsKey(id)));
    }

    /// <summary>Sends the states of these tiles again, as far as the connection watches them in the compact form.</summary>
    public Task RepeatCompact(LiveConnection connection, IReadOnlyCollection<TileId> wanted) =>
        JoinCompact(connection, connection.Form == LiveForm.Compact ? wanted.Where(connection.Tiles.ContainsKey) : []);

    /// <summary>A connection is gone.</summary>
    public void Leave(LiveConnection connection) => Leave(connection, [.. connection.Tiles.Keys]);

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
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => renewal.Run("tile", () => tiles.Keys, Renew, stoppingToken);

    private static void Begin(LiveConnection connection, LiveForm form, IReadOnlyCollection<TileId> wanted)
    {
        Leave(connection, [.. connection.Form == form ? connection.Tiles.Keys.Except(wanted) : connection.Tiles.Keys]);
        connection.Form = form;
    }

    private async Task JoinCompact(LiveConnection connection, IEnumerable<TileId> wanted)
    {
        await Task.WhenAll(wanted.ToList().Select(id => Join(connection, id, tile =>
        {
            tile.JoinCompact(connection);
            return tile;
        })));
        LeaveIfGone(connection);
    }

    private async Task<T> Join<T>(LiveConnection connection, TileId id, Func<WatchedTile, T> enter)
    {
        var tile = await Pin(id);
        try
        {
            // A phone that asks for what it has may have noticed a gap.
            if (tile.Sequence is null || (connection.Tiles.ContainsKey(id) && clock.GetElapsedTime(tile.LoadedAt) > AskAgainAfter))
            {
                await Load(tile);
            }

            connection.Tiles[id] = tile;
            return enter(tile);
        }
        finally
        {
            lock (membership)
            {
                tile.Pins--;
            }
        }
    }

    /// <summary>For one that went while it was joining: its leave may have been too early for some of the tiles.</summary>
    private static void LeaveIfGone(LiveConnection connection)
    {
        if (connection.IsGone)
        {
            Leave(connection, [.. connection.Tiles.Keys]);
        }
    }

    private static void Leave(LiveConnection connection, IReadOnlyCollection<TileId> unwanted)
    {
        foreach (var id in unwanted)
        {
            if (connection.Tiles.TryRemove(id, out var tile))
            {
                tile.Leave(connection);
            }
        }
    }

    /// <summary>Keeps a tile here while it is being joined. One that is just being given up is taken up again afterwards.</summary>
    private async Task<WatchedTile> Pin(TileId id)
    {
        while (true)
        {
            Task ending;
            lock (membership)
            {
                if (!tiles.TryGetValue(id, out var tile))
                {
                    tiles[id] = tile = new WatchedTile(id, numbers.Take());
                }

                if (tile.Ending is null)
                {
                    tile.Pins++;
                    return tile;
                }

                ending = tile.Ending;
            }

            await ending;
        }
    }

    /// <summary>Gives a tile up that nobody watches any more; null when somebody does.</summary>
    private Task? Retire(WatchedTile tile)
    {
        lock (membership)
        {
            return tile.Ending ??= tile.Pins == 0 && !tile.IsWatched ? End(tile) : null;
        }
    }

    private async Task End(WatchedTile tile)
    {
        await IgnoreTransientFaults(tile.Id, () => grains.LiveTile(tile.Id).Unwatch(Self));
        lock (membership)
        {
            tiles.TryRemove(tile.Id, out _);
            numbers.Return(tile.Number);
        }
    }

    /// <summary>Renews the lease on a tile, or lets it go. Asks anew beside a call that hangs: that one may have gone to a dead silo.</summary>
    private Task Renew(TileId id)
    {
        if (!tiles.TryGetValue(id, out var tile))
        {
            return Task.CompletedTask;
        }

        if (Retire(tile) is { } ending)
        {
            return ending;
        }

        lock (membership)
        {
            return tile.Loading = LoadOnce(tile);
        }
    }

    private Task Refresh(WatchedTile tile) => IgnoreTransientFaults(tile.Id, () => Load(tile));

    /// <summary>Asks the grain; who asks meanwhile shares the answer.</summary>
    private Task Load(WatchedTile tile)
    {
        lock (membership)
        {
            return tile.Loading is { IsCompleted: false } loading ? loading : tile.Loading = LoadOnce(tile);
        }
    }

    private async Task LoadOnce(WatchedTile tile)
    {
        var askedAt = tile.Sequence;
        tile.Reset(await grains.LiveTile(tile.Id).Watch(Self), askedAt);
        tile.LoadedAt = clock.GetTimestamp();
    }

    /// <summary>For what is repeated anyway: a tile that cannot be reached now is reached at the next renewal.</summary>
    private async Task IgnoreTransientFaults(TileId tile, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogUnreachable(logger, fault, tile);
        }
    }

    /// <summary>The reference that grains call; this object itself is kept alive by the host, for Orleans holds it weakly.</summary>
    private ILiveGateway Self => self ??= grains.CreateObjectReference<ILiveGateway>(this);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tile {Tile} could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception fault, TileId tile);
}
