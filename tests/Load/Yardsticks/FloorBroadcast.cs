using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.SignalR;
using RedStation.Contracts;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// Tells changes to groups: each in a send of its own, or joined per tile, at once after a quiet time and else once per interval, as
/// the product does it.
/// </summary>
public sealed class FloorBroadcast(IHubContext<FloorHub> hub, FloorMessages messages, StationPlan plan, TimeSpan coalesce)
{
    private readonly ConcurrentDictionary<TileId, Waiting> waiting = new();

    /// <summary>A tile before any change.</summary>
    public object Whole(string tile) => messages.Whole(TileId.TryParse(tile, out var id) ? id : throw new HubException("invalid_tile"));

    /// <summary>Nothing is kept that could be repeated.</summary>
    public Task Pass(string[] tiles) => tiles.Length > plan.Tiles.Count ? throw new HubException("too_many_tiles") : Task.CompletedTask;

    /// <summary>A station has taken so many steps.</summary>
    public Task Publish(int station, long steps)
    {
        var tile = plan.Stations[station].Tile;
        var mine = waiting.GetOrAdd(tile, _ => new Waiting());
        lock (mine)
        {
            mine.Changes.RemoveAll(change => change.Station == station);
            mine.Changes.Add((station, steps));
            if (coalesce == TimeSpan.Zero)
            {
                return Send(tile, mine);
            }

            if (mine.IsDue)
            {
                return Task.CompletedTask;
            }

            var wait = coalesce - Stopwatch.GetElapsedTime(mine.LastSent);
            if (wait <= TimeSpan.Zero)
            {
                return Send(tile, mine);
            }

            mine.IsDue = true;
            _ = Later(tile, mine, wait);
            return Task.CompletedTask;
        }
    }

    private async Task Later(TileId tile, Waiting mine, TimeSpan wait)
    {
        await Task.Delay(wait);
        Task sending;
        lock (mine)
        {
            mine.IsDue = false;
            sending = Send(tile, mine);
        }

        await sending;
    }

    // Within the lock, so that messages leave in the order of their turns.
    private Task Send(TileId tile, Waiting mine)
    {
        mine.LastSent = Stopwatch.GetTimestamp();
        var change = messages.Change(tile, mine.Changes, ++mine.Turn);
        mine.Changes.Clear();
        return hub.Clients.Group(tile.ToString()).SendAsync(messages.Method, change);
    }

    private sealed class Waiting
    {
        public List<(int Station, long Steps)> Changes { get; } = [];

        public long LastSent { get; set; }

        public long Turn { get; set; }

        public bool IsDue { get; set; }
    }
}
