using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Benchmarks.Stations;

/// <summary>What a station decides.</summary>
public class StationRulesBenchmarks
{
    private const int Ports = 16;
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);
    private static readonly StationOptions Options = new();

    private StationState state = new();
    private long turn;

    /// <summary>Defines the station and sets its ports free.</summary>
    [GlobalSetup]
    public void Define()
    {
        var definition = new StationDefinition(
            "西湖驿站", "330106", new GeoPoint(30.25, 120.15), Ports, [StationService.Charging], null, DoorPolicy.Hours, null, null);
        state = DefinitionRules.Define("s", state, new DefineStation("define", definition), Options, Noon).State;
        state = PortReportRules.Apply(state, new ReportPorts("free", Free(1, Ports)), Options, Noon).State;
    }

    /// <summary>A port begins or ends charging.</summary>
    [Benchmark]
    public long ReportOfAChange()
    {
        turn++;
        var status = turn % 2 == 0 ? PortStatus.Available : PortStatus.Charging;
        var decision = PortReportRules.Apply(state, new ReportPorts($"change-{turn}", [new PortReading(1, status, Noon)]), Options, Noon);
        state = decision.State;
        return state.Revision;
    }

    /// <summary>All ports as they were.</summary>
    [Benchmark]
    public bool ReportOfNoChange() =>
        PortReportRules.Apply(state, new ReportPorts($"same-{++turn}", Free(2, Ports - 1)), Options, Noon).Write;

    private static ImmutableArray<PortReading> Free(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(port => new PortReading(port, PortStatus.Available, Noon))];

    /// <summary>A rider takes a port.</summary>
    [Benchmark]
    public bool Reserve() =>
        ReservationRules.Reserve("s", state, new ReservePort("reserve", "rider", null), "rsv-1", Options, Noon).Write;
}
