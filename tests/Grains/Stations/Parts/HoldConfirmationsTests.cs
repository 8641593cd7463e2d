using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;
using RedStation.Grains.Stations;
using static RedStation.Tests.Grains.Stations.Parts.SomeStation;

namespace RedStation.Tests.Grains.Stations.Parts;

public sealed class HoldConfirmationsTests
{
    private readonly HoldConfirmations holds = new();

    [Fact]
    public void Unconfirmed_OfHeldPorts_AreThoseThatNoRiderHasAgreedTo()
    {
        var state = Held(Held(Free(3), "first", 3), "second", 1);

        Assert.Equal(
            [
                ("second", new Reservation("rsv-second", "s", "西湖驿站", 1, Noon + Options.ReservationLife)),
                ("first", new Reservation("rsv-first", "s", "西湖驿站", 3, Noon + Options.ReservationLife)),
            ],
            holds.Unconfirmed("s", state));

        holds.Confirm("rsv-second");
        Assert.Equal("rsv-first", Assert.Single(holds.Unconfirmed("s", state)).Reservation.ReservationId);
        Assert.True(holds.IsConfirmed("rsv-second"));
        Assert.False(holds.IsConfirmed("rsv-first"));
    }

    [Fact]
    public void Forget_WhatIsHeldNoMore_IsAskedForAgainShouldItComeBack()
    {
        var held = Held(Free(1), "rider", 1);
        holds.Confirm("rsv-rider");

        holds.Forget(held);
        Assert.Empty(holds.Unconfirmed("s", held));

        holds.Forget(Free(1));
        Assert.Single(holds.Unconfirmed("s", held));
    }

    [Fact]
    public void Unconfirmed_OfAStationThatHoldsNothing_IsEmpty()
    {
        Assert.Empty(holds.Unconfirmed("s", Free(2)));
        Assert.Empty(holds.Unconfirmed("s", new StationState()));
    }
}
