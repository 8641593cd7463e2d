using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.SignalR;

namespace RedStation.Api.Realtime;

/// <summary>Counts the connections of each hub.</summary>
public sealed class HubConnections : IHubFilter
{
    private readonly UpDownCounter<int> connections;

    /// <summary>Makes the instrument, on the meter <c>RedStation.Hubs</c>.</summary>
    public HubConnections(IMeterFactory meters) => connections = meters.Create("RedStation.Hubs")
        .CreateUpDownCounter<int>("redstation.hubs.connections", "{connection}", "Connections to a hub");

    /// <inheritdoc/>
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        Count(context, 1);
        return next(context);
    }

    /// <inheritdoc/>
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        Count(context, -1);
        return next(context, exception);
    }

    /// <summary>The hub's name in its address: <c>LiveHub</c> is <c>live</c>.</summary>
    private void Count(HubLifetimeContext context, int change) => connections.Add(
        change, new KeyValuePair<string, object?>("hub", context.Hub.GetType().Name.Replace("Hub", "", StringComparison.Ordinal).ToLowerInvariant()));
}
