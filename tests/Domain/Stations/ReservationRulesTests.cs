using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class ReservationRulesTests
{
    private static readonly StationOptions Options = new();

    [Fact]
    [Trait("Case", "S7")]
    public void Reserve_AtAnyTimeOfTheDay_IsGrantedOnlyWhenTheStationStaysOpenUntilItsEnd_AsTheListSays() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 2879]).Sample((opens, closes, minute) =>
        {
            var hours = new OpeningHours(TimeOnly.MinValue.AddMinutes(opens), TimeOnly.MinValue.AddMinutes(closes));
            var now = SomeStations.Noon.AddMinutes(minute);
            var state = Free(2, now, hours);

            var decision = ReservationRules.Reserve("s", state, new("op", "r", null), "rsv", Options, now);

            // One that ends in the minute of closing ends in time.
            var stays = Enumerable.Range(0, (int)Options.ReservationLife.TotalMinutes)
                .All(ahead => OpeningRules.IsOpen(hours, now.AddMinutes(ahead)));
            Assert.Equal(stays ? null : StationRefusal.StationClosed, decision.Answer.Refusal);
            Assert.Equal(stays, StationViews.Summary("s", state)!.Reservable);
        });

    [Fact]
    [Trait("Case", "O8")]
    public void Reserve_AtASilentStation_SaysThatItIsOffline_AndAtASilentPortThatThePortIs()
    {
        var later = SomeStations.Noon.AddMinutes(5);
        var silent = PresenceRules.Tick(SomeStations.Free(2), SomeStations.Noon, Options, later).State;
        var one = PortReportRules.Apply(
            silent, new ReportPorts("one", [new PortReading(1, PortStatus.Available, later)]), Options, later).State;

        Assert.Equal(StationRefusal.StationOffline, Reserve(silent, null, later));
        Assert.Equal(StationRefusal.StationOffline, Reserve(silent, 1, later));
        Assert.Equal(StationRefusal.PortOffline, Reserve(one, 2, later));
        Assert.Null(Reserve(one, null, later));
        Assert.Equal(StationRefusal.NoFreePort, Reserve(SomeStations.Free(0), null, SomeStations.Noon));
    }

    [Fact]
    [Trait("Case", "S9")]
    public void Define_FewerPortsWhileOneIsHeld_SaysWhatHappened()
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(2), new("op", "r", 2), "rsv", Options, SomeStations.Noon).State;

        var fewer = DefinitionRules.Define("s", held, new DefineStation("fewer", SomeStations.Definition(1)), Options, SomeStations.Noon).State;
        var more = DefinitionRules.Define("s", fewer, new DefineStation("more", SomeStations.Definition(2)), Options, SomeStations.Noon).State;

        Assert.Equal([new PendingNotification("r", "rsv", ReservationEnd.PortRemoved)], fewer.Owed);
        Assert.Equal(
            (PortStatus.Offline, null, null),
            StationViews.Detail("s", more)!.Ports[1] is var port ? (port.Status, port.Since, port.HeardAt) : default);
    }

    [Fact]
    [Trait("Case", "S8")]
    public void Retire_EndsReservations_RefusesEverybody_AndDefiningBringsItBack()
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(2), new("op", "r", 2), "rsv", Options, SomeStations.Noon).State;

        var decision = DefinitionRules.Retire("s", held, new RetireStation("retire"), Options, SomeStations.Noon);
        var retired = decision.State;

        Assert.True(decision.Write);
        Assert.Equal([new PendingNotification("r", "rsv", ReservationEnd.StationRetired)], retired.Owed);
        Assert.Equal(StationCondition.Retired, ConditionRules.Of(StationViews.Summary("s", retired)!));
        Assert.Equal((2, false, false), StationViews.Summary("s", retired) is { } seen ? (seen.Ports.Offline, seen.Open, seen.Reservable) : default);
        Assert.Equal(StationRefusal.StationRetired, Reserve(retired, null, SomeStations.Noon));
        Assert.Equal(
            StationRefusal.StationRetired,
            PortReportRules.Apply(retired, new ReportPorts("late", []), Options, SomeStations.Noon).Answer.Refusal);
        Assert.Equal(StationRefusal.StationRetired, RecognitionRules.Replay(retired, new RecogniseRider("late", "credential"))!.Refusal);
        Assert.False(DefinitionRules.Retire("s", retired, new RetireStation("again"), Options, SomeStations.Noon).Write);
        var back = DefinitionRules.Define("s", retired, new DefineStation("back", SomeStations.Definition(2)), Options, SomeStations.Noon).State;
        Assert.Equal(2, StationViews.Summary("s", back)!.Ports.Available);
    }

    [Theory]
    [Trait("Case", "W27")]
    [InlineData(false, true, 14, 0, StationCondition.Offline)]
    [InlineData(false, false, 0, 14, StationCondition.Offline)]
    [InlineData(true, false, 14, 0, StationCondition.Closed)]
    [InlineData(true, true, 14, 0, StationCondition.Free)]
    [InlineData(true, true, 0, 0, StationCondition.Full)]
    [InlineData(true, true, 0, 14, StationCondition.Offline)]
    public void Condition_IsOneWord(bool connected, bool open, int available, int offline, StationCondition expected) => Assert.Equal(
        expected,
        ConditionRules.Of(StationViews.Summary("s", SomeStations.Free(1))! with
        {
            Connected = connected,
            Open = open,
            Ports = new PortCounts(14, available, 0, 14 - available - offline, 0, offline),
        }));

    private static StationState Free(int ports, DateTimeOffset now, OpeningHours hours)
    {
        var defined = DefinitionRules.Define(
            "s", new StationState(), new DefineStation("define", SomeStations.Definition(ports) with { Hours = hours }), Options, now).State;
        return PortReportRules.Apply(
            defined,
            new ReportPorts("free", [.. Enumerable.Range(1, ports).Select(port => new PortReading(port, PortStatus.Available, now))]),
            Options,
            now).State;
    }

    private static StationRefusal? Reserve(StationState state, int? port, DateTimeOffset now) =>
        ReservationRules.Reserve("s", state, new($"reserve-{port}", "r", port), "rsv", Options, now).Answer.Refusal;
}
