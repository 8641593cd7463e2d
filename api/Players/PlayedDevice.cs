using System.Collections.Immutable;
using RedStation.Api.Accounts;
using RedStation.Api.Stations;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Players;

/// <summary>The equipment of a station, played.</summary>
public sealed class PlayedDevice(string stationId, string district, PlayerApi api)
{
    private readonly AccountIdentity identity = new($"device-{stationId}", Roles.Device, stationId, ImmutableArray.Create(district), stationId);
    private readonly string path = $"/api/v1/stations/{Uri.EscapeDataString(stationId)}/ports:report";

    /// <summary>The station it belongs to.</summary>
    public string StationId => stationId;

    /// <summary>Reports readings, in their order.</summary>
    public Task<DeviceAnswer> Report(string operationId, IReadOnlyList<DeviceReading> readings, CancellationToken cancellation) =>
        api.Post<DeviceAnswer>(identity, path, new DeviceReport(operationId, readings), cancellation);

    /// <summary>The ports that are held for riders now. A device does not let anybody else charge there.</summary>
    public async Task<IReadOnlySet<int>> Held(CancellationToken cancellation)
    {
        var station = await api.Get<StationDetailWire>(identity, $"/api/v1/stations/{Uri.EscapeDataString(stationId)}", cancellation);
        return station.Ports.Items.Where(port => port.Status == PortStatus.Reserved).Select(port => port.Port).ToHashSet();
    }

    /// <summary>Says that it is there.</summary>
    public Task<DeviceAnswer> Heartbeat(CancellationToken cancellation) => Report($"heartbeat-{Guid.NewGuid():N}", [], cancellation);
}
