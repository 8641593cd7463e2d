namespace RedStation.Silo.Hosting;

/// <summary>What a client sees of its cluster: the gateways that it is connected to. The connection of a killed silo closes at once.</summary>
public sealed partial class GatewayWatch(ClusterChanges changes, ILogger<GatewayWatch> logger) : IClusterConnectionStatusObserver
{
    /// <summary>Whether the last of them is gone. The runtime goes on looking for others.</summary>
    public bool IsLost { get; private set; }

    /// <inheritdoc/>
    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        LogGateways(previousNumberOfGateways, currentNumberOfGateways);
        IsLost = currentNumberOfGateways == 0;
        changes.Tell();
    }

    /// <inheritdoc/>
    public void NotifyClusterConnectionLost()
    {
        LogLost();
        IsLost = true;
    }

    [LoggerMessage(LogLevel.Information, "Connected to {Now} silos, before to {Before}")]
    private partial void LogGateways(int before, int now);

    [LoggerMessage(LogLevel.Warning, "Connected to no silo; looking for one")]
    private partial void LogLost();
}
