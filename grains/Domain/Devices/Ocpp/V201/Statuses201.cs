using RedStation.Contracts.Stations;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>What a connector's five states mean to who looks for a port.</summary>
public static class Statuses201
{
    /// <summary>The port's status, by the same thoughts as <see cref="V16.Statuses16"/>.</summary>
    public static PortStatus Of(ConnectorStatus status) => status switch
    {
        ConnectorStatus.Available => PortStatus.Available,
        ConnectorStatus.Reserved => PortStatus.Reserved,
        ConnectorStatus.Occupied => PortStatus.Charging,
        _ => PortStatus.Faulted,
    };
}
