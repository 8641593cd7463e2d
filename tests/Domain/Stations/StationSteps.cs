using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Domain.Stations;

/// <summary>Generators of what may happen to a station, in any order and with any pauses.</summary>
public static class StationSteps
{
    private static readonly Gen<int?> Port = Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 5].Select(port => (int?)port));

    private static readonly Gen<string> Rider = Gen.Int[0, 3].Select(rider => $"r{rider}");

    private static readonly Gen<ImmutableArray<(int, PortStatus, int)>> Readings =
        Gen.Select(Gen.Int[1, 5], Gen.Enum<PortStatus>(), Gen.Int[-120, 120]).Array[0, 4].Select(readings => readings.ToImmutableArray());

    private static readonly Gen<StationStep> Wait = Gen.OneOf(0.2, 1, 4, 25, 95, 610).Select(seconds => new StationStep(
        $"wait {seconds} s", simulation => simulation.Wait(seconds)));

    private static readonly Gen<StationStep> Tick = Gen.Const(new StationStep("tick", simulation => simulation.Tick()));

    private static readonly Gen<StationStep> Heartbeat = Gen.Const(new StationStep("heartbeat", simulation => simulation.Heartbeat()));

    private static readonly Gen<StationStep> Screen = Gen.Const(new StationStep("screen and reader", simulation => simulation.Screen()));

    private static readonly Gen<StationStep> Retire = Gen.Const(new StationStep("retire", simulation => simulation.Retire()));

    private static readonly Gen<StationStep> Crash = Gen.Const(new StationStep("crash", simulation => simulation.Crash()));

    private static readonly Gen<StationStep> Report = Readings.Select(readings => new StationStep(
        $"report {string.Join(' ', readings)}", simulation => simulation.Report(readings)));

    private static readonly Gen<StationStep> TornReport = Readings.Select(readings => new StationStep(
        $"crash within report {string.Join(' ', readings)}", simulation => simulation.TornReport(readings)));

    private static readonly Gen<StationStep> AllFree = Gen.Const(new StationStep(
        "report all free",
        simulation => simulation.Report([.. Enumerable.Range(1, simulation.PortCount).Select(port => (port, PortStatus.Available, 0))])));

    private static readonly Gen<StationStep> Reserve = Gen.Select(Rider, Port, Gen.Int[0, 4], (rider, port, mood) => new StationStep(
        $"reserve {port} for {rider}{(mood == 0 ? ", whose grain refuses" : "")}", simulation => simulation.Reserve(rider, port, mood != 0)));

    private static readonly Gen<StationStep> Cancel = Gen.Select(Rider, Gen.Int[0, 3], (rider, which) => new StationStep(
        $"cancel {which} by {rider}", simulation => simulation.Cancel(rider, which)));

    private static readonly Gen<StationStep> Define = Gen.Select(Gen.Int[0, 4], Gen.Bool, (ports, hours) => new StationStep(
        $"define {ports} ports", simulation => simulation.Define(ports, hours)));

    private static readonly Gen<StationStep> Recognise = Gen.Select(Rider, Gen.Bool, (rider, good) => new StationStep(
        $"recognise {rider} {good}", simulation => simulation.Recognise(rider, good)));

    private static readonly Gen<StationStep> Repeat = Gen.Int[0, 63].Select(which => new StationStep(
        $"repeat {which}", simulation => simulation.Repeat(which)));

    /// <summary>Up to 40 steps after a station was defined.</summary>
    public static Gen<StationStep[]> Any { get; } = Gen.Frequency(
        (4, Wait), (3, Tick), (2, Heartbeat), (1, Crash), (4, Report), (1, TornReport), (3, AllFree), (8, Reserve), (3, Cancel), (1, Define),
        (1, Screen), (1, Retire),
        (1, Recognise), (3, Repeat))
        .Array[1, 40];
}
