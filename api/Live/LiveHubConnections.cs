using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Live;

/// <summary>SignalR's own connection keeping, plus a way from a hub call to the connection's context and outbox.</summary>
public sealed class LiveHubConnections(ILogger<DefaultHubLifetimeManager<LiveHub>> logger, LiveMetrics metrics)
    : DefaultHubLifetimeManager<LiveHub>(logger)
{
    private readonly ConcurrentDictionary<string, LiveConnection> connections = new();

    /// <summary>The outbox of a connection.</summary>
    public LiveConnection Of(string connectionId) => connections[connectionId];

    /// <inheritdoc/>
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connections[connection.ConnectionId] = new LiveConnection(connection, metrics);
        metrics.Connection(1);
        return base.OnConnectedAsync(connection);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connections.TryRemove(connection.ConnectionId, out _))
        {
            metrics.Connection(-1);
        }

        return base.OnDisconnectedAsync(connection);
    }
}
