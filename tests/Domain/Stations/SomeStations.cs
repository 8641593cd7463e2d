using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>Stations for tests.</summary>
public static class SomeStations
{
    /// <summary>Noon in China.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static StationDefinition Definition(int ports) => new(
        "西湖驿站", "330106", new GeoPoint(30.25, 120.15), ports, [StationService.Charging], null, DoorPolicy.Hours, null, null);

    /// <summary>A station that has just reported all its ports free.</summary>
    public static StationState Free(int ports)
    {
        var defined = DefinitionRules.Define(
            "s", new StationState(), new DefineStation("define", Definition(ports)), new StationOptions(), Noon).State;
        ImmutableArray<PortReading> readings = [.. Enumerable.Range(1, ports).Select(port => new PortReading(port, PortStatus.Available, Noon))];
        return PortReportRules.Apply(defined, new ReportPorts("free", readings), new StationOptions(), Noon).State;
    }
}
