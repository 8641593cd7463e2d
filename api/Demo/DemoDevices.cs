using System.Collections.Immutable;
using RedStation.Api.Players;

namespace RedStation.Api.Demo;

/// <summary>The equipment of the demo city's stations; those that are not silent are kept connected.</summary>
public sealed class DemoDevices : IDemoPart
{
    private readonly Heartbeats heartbeats;
    private readonly ImmutableArray<PlayedDevice> connected;

    /// <summary>Equips the stations.</summary>
    public DemoDevices(DemoCity city, PlayerApi api, Heartbeats heartbeats)
    {
        this.heartbeats = heartbeats;
        var equipped = city.Stations
            .Where(station => station.Part != DemoStationPart.Silent)
            .Select(station => (Station: station, Device: new PlayedDevice(station.Id, station.Definition.District, api)))
            .ToImmutableArray();
        connected = [.. equipped.Select(entry => entry.Device)];
        Played = [.. equipped.Where(entry => entry.Station.Part == DemoStationPart.Played)];
    }

    /// <summary>The stations whose ports the day of charging moves.</summary>
    public ImmutableArray<(DemoStation Station, PlayedDevice Device)> Played { get; }

    /// <inheritdoc/>
    public Task Run(CancellationToken cancellation) => heartbeats.Run(connected, cancellation);
}
