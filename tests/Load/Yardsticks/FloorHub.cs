using Microsoft.AspNetCore.SignalR;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>The bare hub: groups, and nothing behind them.</summary>
public sealed class FloorHub(FloorBroadcast broadcast) : Hub
{
    /// <summary>Watches tiles, in the form with snapshots in the answer.</summary>
    public async Task<object[]> Watch(string[] tiles)
    {
        await Join(tiles);
        return [.. tiles.Select(broadcast.Whole)];
    }

    /// <summary>Watches tiles, in the compact form.</summary>
    public async Task WatchCompact(string[] tiles)
    {
        foreach (var tile in tiles)
        {
            await Clients.Caller.SendAsync("s", broadcast.Whole(tile));
        }

        await Join(tiles);
    }

    /// <summary>What is missed stays missed here.</summary>
    public Task RepeatCompact(string[] tiles) => broadcast.Pass(tiles);

    /// <summary>A station has taken a step.</summary>
    public Task Publish(int station, long step) => broadcast.Publish(station, step + 1);

    private async Task Join(string[] tiles)
    {
        foreach (var tile in tiles)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, tile);
        }
    }
}
