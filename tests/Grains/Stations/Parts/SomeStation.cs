using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Grains.Stations.Parts;

/// <summary>A station for the parts of a station, without any grain.</summary>
internal static class SomeStation
{
    /// <summary>Noon in China.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static readonly StationOptions Options = new();

    /// <summary>One that has just reported all its ports free.</summary>
    public static StationState Free(int ports)
    {
        var set = Cluster.StationSetup.Definition(ports, new GeoPoint(30.25, 120.15));
        var defined = DefinitionRules.Define("s", new StationState(), new DefineStation("define", set), Options, Noon).State;
        return Reported(defined, "free", Noon, [.. Enumerable.Range(1, ports).Select(port => (port, PortStatus.Available))]);
    }

    public static StationState Reported(
        StationState state, string operationId, DateTimeOffset at, params ImmutableArray<(int Port, PortStatus Status)> ports) =>
        PortReportRules.Apply(state, Report(operationId, at, ports), Options, at).State;

    public static ReportPorts Report(string operationId, DateTimeOffset at, params ImmutableArray<(int Port, PortStatus Status)> ports) =>
        new(operationId, [.. ports.Select(port => new PortReading(port.Port, port.Status, at))]);

    public static StationState Held(StationState state, string riderId, int port) => ReservationRules.Reserve(
        "s", state, new ReservePort("hold-" + riderId, riderId, port), "rsv-" + riderId, Options, Noon).State;
}
