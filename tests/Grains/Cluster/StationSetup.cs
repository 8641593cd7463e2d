using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Stations of a test silo.</summary>
public static class StationSetup
{
    public static IStationGrain Station(this SiloFixture silo, string id) => silo.Grains.Station(id);

    public static StationDefinition Definition(int ports, GeoPoint at) => new(
        "西湖驿站", "330106", at, ports, [StationService.Charging], null, DoorPolicy.Always, null, null);

    /// <summary>A station that has just reported all its ports free.</summary>
    public static async Task<IStationGrain> FreeStation(this SiloFixture silo, string id, int ports, GeoPoint? at = null)
    {
        var station = silo.Station(id);
        var defined = await station.Define(new DefineStation("define", Definition(ports, at ?? silo.NewPlace())));
        Assert.Null(defined.Refusal);
        await silo.Report(station, [.. Enumerable.Range(1, ports).Select(port => (port, PortStatus.Available))]);
        return station;
    }

    public static async Task<PortReportResult> Report(
        this SiloFixture silo, IStationGrain station, params ImmutableArray<(int Port, PortStatus Status)> ports)
    {
        var report = new ReportPorts(NewOperation(), [.. ports.Select(port => new PortReading(port.Port, port.Status, silo.Now))]);
        return (await station.ReportPorts(report)).Value!;
    }

    public static ReservePort Reserve(string riderId, int? port = null) => new(NewOperation(), riderId, port);

    public static string NewOperation() => Guid.CreateVersion7().ToString("N");
}
