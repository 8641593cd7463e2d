using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Realtime;
using RedStation.Contracts;

namespace RedStation.Api.Live;

/// <summary>The live map, <c>/hubs/live</c>. Needs no sign-in.</summary>
public sealed class LiveHub(LiveGateway gateway, LiveHubConnections connections) : AnsweringHub<ILiveClient>
{
    private LiveConnection Connection => connections.Of(Context.ConnectionId);

    /// <summary>
    /// Watches these tiles and no others. Answers the state of each; <c>TileChanged</c> and <c>TileReset</c> follow it.
    /// </summary>
    /// <param name="tiles">Up to 64 tiles, <c>13/x/y</c>.</param>
    /// <exception cref="HubException"><c>too_many_tiles</c>, <c>invalid_tile</c>.</exception>
    public Task<IReadOnlyList<TileState>> Watch(string[] tiles) => gateway.Watch(Connection, Read(tiles));

    /// <summary>
    /// Watches these tiles and no others, in the compact form: <c>s</c> with the state of each that was not watched before, then <c>d</c> with
    /// changes.
    /// </summary>
    /// <param name="tiles">Up to 64 tiles, <c>13/x/y</c>.</param>
    /// <exception cref="HubException"><c>too_many_tiles</c>, <c>invalid_tile</c>.</exception>
    public Task WatchCompact(string[] tiles) => gateway.WatchCompact(Connection, Read(tiles));

    /// <summary>Sends <c>s</c> again for tiles that are watched in the compact form, to a client that has missed something.</summary>
    /// <param name="tiles">Up to 64 tiles, <c>13/x/y</c>; one that is not watched is ignored.</param>
    /// <exception cref="HubException"><c>too_many_tiles</c>, <c>invalid_tile</c>.</exception>
    public Task RepeatCompact(string[] tiles) => gateway.RepeatCompact(Connection, Read(tiles));

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        gateway.Leave(Connection);
        return base.OnDisconnectedAsync(exception);
    }

    private static HashSet<TileId> Read(string[] tiles)
    {
        if (tiles is null || tiles.Length > Limits.WatchedTiles)
        {
            throw HubErrors.Of("too_many_tiles");
        }

        var read = new HashSet<TileId>();
        foreach (var text in tiles)
        {
            read.Add(TileId.TryParse(text, out var tile) ? tile : throw HubErrors.Of("invalid_tile"));
        }

        return read;
    }
}
