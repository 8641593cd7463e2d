namespace RedStation.Api.Riders;

/// <summary>One connection of a rider.</summary>
/// <param name="connectionId">SignalR's id of it.</param>
public sealed class ConnectedPhone(string connectionId)
{
    /// <summary>SignalR's id of the connection. Messages go by it: by the user's id SignalR would look through all connections.</summary>
    public string ConnectionId => connectionId;

    /// <summary>What it is sent, in order. A phone that does not read holds up itself alone.</summary>
    public SerialQueue SerialQueue { get; } = new();
}
