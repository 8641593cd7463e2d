using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
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

    /// <summary>
    /// What was delivered last of each port, to be told again when the server has lost it. What is still on its way is not told twice.
    /// </summary>
    private readonly ConcurrentDictionary<int, DeviceReading> told = [];

    /// <summary>Reports readings, in their order.</summary>
    public async Task<DeviceAnswer> Report(string operationId, IReadOnlyList<DeviceReading> readings, CancellationToken cancellation)
    {
        var answer = await api.Post<DeviceAnswer>(identity, path, new DeviceReport(operationId, readings), cancellation);
        foreach (var reading in readings)
        {
            told[reading.Port] = reading;
        }

        return answer;
    }

    /// <summary>The ports that are held for riders now. A device does not let anybody else charge there.</summary>
    public async Task<IReadOnlySet<int>> Held(CancellationToken cancellation)
    {
        var station = await api.Get<StationDetailWire>(identity, $"/api/v1/stations/{Uri.EscapeDataString(stationId)}", cancellation);
        return station.Ports.Items.Where(port => port.Status == PortStatus.Reserved).Select(port => port.Port).ToHashSet();
    }

    /// <summary>Says that nothing has changed, and tells again what the server no longer believes after a silence.</summary>
    public async Task Heartbeat(CancellationToken cancellation)
    {
        var answer = await Report($"heartbeat-{Guid.NewGuid():N}", [], cancellation);
        DeviceReading[] again = [.. answer.SilentPorts.Select(port => told.GetValueOrDefault(port)).OfType<DeviceReading>()];
        if (again.Length > 0)
        {
            await Report($"again-{Guid.NewGuid():N}", again, cancellation);
        }
    }
}
