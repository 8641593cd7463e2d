using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Live;
using RedStation.Contracts;

namespace RedStation.Api.Hubs;

/// <summary>The live map, <c>/hubs/live</c>. Needs no sign-in.</summary>
public sealed class LiveHub(LiveGateway gateway, LiveHubConnections connections) : Hub
{
    /// <summary>
    /// Watches these tiles and no others. Answers the state of each; <c>TileChanged</c> and <c>TileReset</c> follow it.
    /// </summary>
    /// <param name="tiles">Up to 64 tiles, <c>13/x/y</c>.</param>
    /// <exception cref="HubException"><c>too_many_tiles</c>, <c>invalid_tile</c>.</exception>
    public Task<IReadOnlyList<TileState>> Watch(string[] tiles)
    {
        if (tiles is null || tiles.Length > Limits.WatchedTiles)
        {
            throw HubErrors.Of("too_many_tiles");
        }

        var wanted = new HashSet<TileId>();
        foreach (var text in tiles)
        {
            wanted.Add(TileId.TryParse(text, out var tile) ? tile : throw HubErrors.Of("invalid_tile"));
        }

        return gateway.Watch(connections.Of(Context.ConnectionId), wanted);
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await gateway.Leave(connections.Of(Context.ConnectionId));
        await base.OnDisconnectedAsync(exception);
    }
}
