using RedStation.Contracts.Stations;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>What a connector's nine states mean to who looks for a port.</summary>
public static class Statuses16
{
    /// <summary>
    /// The port's status. From plugging in to plugging out it is in use, whether anything flows or not; one that was taken out of service is of no
    /// more use to a rider than a broken one.
    /// </summary>
    public static PortStatus Of(ChargePointStatus status) => status switch
    {
        ChargePointStatus.Available => PortStatus.Available,
        ChargePointStatus.Reserved => PortStatus.Reserved,
        ChargePointStatus.Unavailable or ChargePointStatus.Faulted => PortStatus.Faulted,
        _ => PortStatus.Charging,
    };
}
