using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>How a station's equipment does.</summary>
/// <param name="Controller">What reports the ports: its <c>ports:report</c>, an empty one too.</param>
/// <param name="Screen">What shows the station: its hub connection and <c>Heartbeat</c>.</param>
/// <param name="Reader">What reads credentials; it speaks only when somebody shows one, so its silence means nothing.</param>
/// <param name="Problems">What of its messages is refused, the latest first; counted since the station came into memory.</param>
public sealed record DevicesWire(DeviceWire Controller, DeviceWire Screen, DeviceWire Reader, ImmutableArray<DeviceProblem> Problems)
{
    /// <summary>A station's equipment as it goes over the wire.</summary>
    public static DevicesWire Of(DeviceHealth health) => new(
        new(health.ControllerHeardAt, health.ControllerConnected),
        new(health.ScreenHeardAt, health.ScreenConnected),
        new(health.ReaderHeardAt, null),
        health.Problems);
}

/// <summary>A device of a station.</summary>
/// <param name="AsOf">When it was last heard, by the server's clock; null for never.</param>
/// <param name="Connected">Whether that was within the silence limit; null where silence means nothing.</param>
public sealed record DeviceWire(DateTimeOffset? AsOf, bool? Connected);
