using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class PresenceRulesTests
{
    private static readonly StationOptions Options = new();

    [Fact]
    public void Tick_SilentForTheLimit_ShowsOnlyOffline() => Gen.Int[0, 300].Sample(seconds =>
    {
        var now = SomeStations.Noon.AddSeconds(seconds);
        var state = PresenceRules.Tick(SomeStations.Free(4), SomeStations.Noon, Options, now).State;

        Assert.Equal(seconds < 90 ? 4 : 0, StationViews.Summary("s", state)!.Ports.Available);
        Assert.Equal(seconds >= 90 ? 4 : 0, StationViews.Summary("s", state)!.Ports.Offline);
    });

    [Fact]
    [Trait("Case", "S2")]
    public void Heard_AfterSilence_ShowsNothingUntilThePortIsNamed()
    {
        var silent = Silent(2);

        var alive = PresenceRules.Heard(silent, Options, SomeStations.Noon.AddMinutes(6));
        var named = Named(alive, 1, SomeStations.Noon.AddMinutes(7));

        Assert.Equal((true, 0, 2), (alive.Connected, Available(alive), Offline(alive)));
        Assert.Equal([PortStatus.Available, PortStatus.Offline], StationViews.Detail("s", named.State)!.Ports.Select(port => port.Status));
        Assert.Equal([2], named.Answer.Value!.Silent!.Value);
        Assert.True(named.Write, "that the port is no longer silent must outlive a restart");
    }

    [Fact]
    [Trait("Case", "S2")]
    public void Heard_NothingHasChanged_KeepsEveryPortFresh()
    {
        var state = SomeStations.Free(2);
        for (var second = 30; second <= 3_600; second += 30)
        {
            state = PresenceRules.Heard(state, Options, SomeStations.Noon.AddSeconds(second));
            state = PresenceRules.Tick(state, SomeStations.Noon, Options, SomeStations.Noon.AddSeconds(second + 5)).State;
        }

        Assert.Equal(2, Available(state));
    }

    [Fact]
    [Trait("Case", "S2")]
    public void ScreenAndReader_HoweverOftenHeard_KeepNoPortFresh()
    {
        var state = SomeStations.Free(2);
        for (var second = 10; second <= 100; second += 10)
        {
            state = PresenceRules.ReaderHeard(
                PresenceRules.ScreenHeard(state, SomeStations.Noon.AddSeconds(second)), SomeStations.Noon.AddSeconds(second));
            state = PresenceRules.Tick(state, SomeStations.Noon, Options, SomeStations.Noon.AddSeconds(second)).State;
        }

        Assert.Equal((false, 0, 2), (state.Connected, Available(state), Offline(state)));
        Assert.Equal(SomeStations.Noon, state.HeardAt);
        var health = DeviceProblems.Health(state, Options, SomeStations.Noon.AddSeconds(100))!;
        Assert.Equal((false, true), (health.ControllerConnected, health.ScreenConnected));
    }

    [Fact]
    [Trait("Case", "S2")]
    public void Tick_PortThatIsNotNamedWhileOthersAre_IsOfflineAlone()
    {
        var state = SomeStations.Free(2);
        for (var second = 30; second <= 120; second += 30)
        {
            state = Named(state, 1, SomeStations.Noon.AddSeconds(second)).State;
            state = PresenceRules.Tick(state, SomeStations.Noon, Options, SomeStations.Noon.AddSeconds(second)).State;
        }

        Assert.Equal([PortStatus.Available, PortStatus.Offline], StationViews.Detail("s", state)!.Ports.Select(port => port.Status));
        Assert.Equal(SomeStations.Noon.AddSeconds(120), StationViews.Detail("s", state)!.Ports[0].HeardAt);
        Assert.Equal(SomeStations.Noon, StationViews.Detail("s", state)!.Ports[1].HeardAt);
    }

    [Fact]
    [Trait("Case", "S2")]
    public void Restored_AfterASilenceThatWasNoticed_StaysOfflineUntilThePortIsNamed()
    {
        var silent = Silent(1);
        var back = SomeStations.Noon.AddMinutes(10);

        var restored = PresenceRules.Restored(Stored(silent), Options, back);
        var alive = PresenceRules.Heard(restored, Options, back.AddSeconds(1));

        Assert.Equal((0, 0), (Available(restored), Available(alive)));
        Assert.Equal(1, Available(Named(alive, 1, back.AddSeconds(2)).State));
    }

    [Fact]
    [Trait("Case", "S2")]
    public void Restored_WhileTheControllerWentOnSpeaking_BelievesItThatNothingHasChanged()
    {
        var back = SomeStations.Noon.AddMinutes(10);

        var restored = PresenceRules.Restored(Stored(SomeStations.Free(1)), Options, back);
        var screen = PresenceRules.ScreenHeard(restored, back.AddSeconds(1));
        var alive = PresenceRules.Heard(restored, Options, back.AddSeconds(1));

        Assert.Equal((0, 0, 1), (Available(restored), Available(screen), Available(alive)));
    }

    [Fact]
    [Trait("Case", "S1")]
    public void Views_NeverHeard_HaveNoTimes()
    {
        var defined = DefinitionRules.Define(
            "s", new StationState(), new DefineStation("define", SomeStations.Definition(2)), Options, SomeStations.Noon).State;
        var alive = PresenceRules.Heard(defined, Options, SomeStations.Noon);

        Assert.Null(StationViews.Summary("s", defined)!.HeardAt);
        Assert.Equal(SomeStations.Noon, StationViews.Summary("s", alive)!.HeardAt);
        Assert.All(
            StationViews.Detail("s", alive)!.Ports, port => Assert.Equal((PortStatus.Offline, null, null), (port.Status, port.Since, port.HeardAt)));
    }

    [Fact]
    [Trait("Case", "S1")]
    public void Join_RecordsOfBefore_HaveNoYearOne()
    {
        var records = new PortsRecord
        {
            HeardAt = SomeStations.Noon,
            Ports =
            [
                new() { At = default(DateTimeOffset), ReadAt = default(DateTimeOffset) },
                new() { Reported = PortStatus.Available, At = SomeStations.Noon, ReadAt = SomeStations.Noon },
            ],
        };

        var state = StationRecords.Join(new StationRecord { Definition = SomeStations.Definition(2) }, records);
        var never = StationRecords.Join(
            new StationRecord { Definition = SomeStations.Definition(1) }, new PortsRecord { HeardAt = default(DateTimeOffset) });

        Assert.Equal((null, null), (state.Ports[0].At, state.Ports[0].HeardAt));
        Assert.Equal(SomeStations.Noon, state.Ports[1].HeardAt);
        Assert.Null(never.HeardAt);
    }

    [Fact]
    [Trait("Case", "S2")]
    public void Tick_ClockSetBack_FreshensNobody()
    {
        var back = SomeStations.Noon.AddHours(-1);
        var state = PresenceRules.Tick(SomeStations.Free(1), back, Options, back).State;

        var silent = PresenceRules.Tick(state, back, Options, back.AddSeconds(90)).State;

        Assert.Equal((1, 1), (Available(state), Offline(silent)));
    }

    [Fact]
    public void Heard_HeartbeatsOnly_TellsTheMapOncePerFreshnessStep()
    {
        var state = SomeStations.Free(1);
        var told = 0;
        for (var second = 1; second <= 100; second++)
        {
            var next = PresenceRules.Heard(state, Options, SomeStations.Noon.AddSeconds(second));
            told += next.Revision > state.Revision ? 1 : 0;
            state = next;
        }

        Assert.Equal(5, told);
    }

    [Fact]
    public void Tick_StationThatJustCameBackFromStorage_KeepsItsReservationsForOneMoreLimit()
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(1), new("op", "r", null), "rsv", Options, SomeStations.Noon).State;
        var back = SomeStations.Noon.AddMinutes(5);
        var restored = PresenceRules.Restored(held, Options, back);

        var early = PresenceRules.Tick(restored, back, Options, back.AddSeconds(89)).State;
        var late = PresenceRules.Tick(restored, back, Options, back.AddSeconds(90)).State;

        Assert.NotNull(early.Ports[0].Held);
        Assert.Equal([new PendingNotification("r", "rsv", ReservationEnd.StationOffline)], late.Owed);
        Assert.False(restored.Connected);
    }

    [Fact]
    public void Tick_PastTheEndOfAReservation_FreesThePortAndOwesTheWord()
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(1), new("op", "r", null), "rsv", Options, SomeStations.Noon).State;
        var end = SomeStations.Noon + Options.ReservationLife;
        var alive = PresenceRules.Heard(held, Options, end);

        var before = PresenceRules.Tick(alive, SomeStations.Noon, Options, end.AddTicks(-1));
        var after = PresenceRules.Tick(alive, SomeStations.Noon, Options, end);

        Assert.NotNull(before.State.Ports[0].Held);
        Assert.Equal([new PendingNotification("r", "rsv", ReservationEnd.Expired)], after.State.Owed);
        Assert.True(after.Write);
        Assert.Equal(1, StationViews.Summary("s", after.State)!.Ports.Available);
    }

    [Fact]
    public void Tick_NothingDue_ChangesNothing()
    {
        var state = SomeStations.Free(1);

        var decision = PresenceRules.Tick(state, SomeStations.Noon, Options, SomeStations.Noon.AddSeconds(5));

        Assert.Same(state, decision.State);
        Assert.False(decision.Write);
    }

    private static StationState Silent(int ports) =>
        PresenceRules.Tick(SomeStations.Free(ports), SomeStations.Noon, Options, SomeStations.Noon.AddMinutes(5)).State;

    private static StationState Stored(StationState state) =>
        StationRecords.Join(StationRecords.Station(state), StationRecords.Ports(state));

    private static RedStation.Domain.Decision<StationState, Contracts.Answer<PortReportResult, StationRefusal>> Named(
        StationState state, int port, DateTimeOffset now) =>
        PortReportRules.Apply(state, new ReportPorts($"named-{now:O}", [new PortReading(port, PortStatus.Available, now)]), Options, now);

    private static int Available(StationState state) => StationViews.Summary("s", state)!.Ports.Available;

    private static int Offline(StationState state) => StationViews.Summary("s", state)!.Ports.Offline;
}
