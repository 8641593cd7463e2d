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
    public void Heard_AfterSilence_ShowsTheLastWordAgain()
    {
        var silent = PresenceRules.Tick(SomeStations.Free(2), SomeStations.Noon, Options, SomeStations.Noon.AddMinutes(5)).State;

        var back = PresenceRules.Heard(silent, Options, SomeStations.Noon.AddMinutes(6));

        Assert.Equal(2, StationViews.Summary("s", back)!.Ports.Available);
        Assert.True(back.Revision > silent.Revision);
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
        Assert.Equal([new OwedWord("r", "rsv", ReservationEnd.StationOffline)], late.Owed);
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
        Assert.Equal([new OwedWord("r", "rsv", ReservationEnd.Expired)], after.State.Owed);
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
}
