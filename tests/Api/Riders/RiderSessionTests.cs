using RedStation.Api.Riders;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Api.Riders;

/// <summary>What the tiles hear of a rider, and how little of it.</summary>
public sealed class RiderSessionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint Here = new(30.25, 120.15);
    private static readonly GeoPoint FarAway = new(30.35, 120.15);
    private static readonly PresenceTicket Ticket = new(3, 17);

    private readonly ChangedSessions changes = new();
    private readonly RiderSession session;

    public RiderSessionTests() => session = new RiderSession("r", changes, TimeSpan.FromMinutes(3));

    [Fact]
    public void Place_OnceTheTileHasGivenATicket_TellsOnlyWhere()
    {
        session.Follow(Me());
        session.Place(Here, Noon, 10);
        Assert.Equal(Here, Taken().Told?.Position);
        session.Seat(Tiles.At(Here), Ticket);

        session.Place(Here, Noon.AddSeconds(10), 10);
        session.Place(Here with { Lat = 30.2501 }, Noon.AddSeconds(20), 10);

        var change = Taken();
        Assert.Null(change.Told);
        Assert.Equal(new Movement(3, 17, 30.2501, 120.15, Noon.AddSeconds(20).UtcTicks, 10), change.Moved);
        Assert.Empty(changes.Take());
    }

    [Fact]
    public void Place_TicketVoid_TellsAllOnceMoreWithoutBeingAsked()
    {
        Settled();
        session.Unseat(Tiles.At(FarAway));
        Assert.Empty(changes.Take());

        session.Unseat(Tiles.At(Here));

        Assert.Equal(Here, Taken().Told?.Position);
    }

    [Fact]
    public void Follow_SomethingThatBearsOnBeingAsked_TellsAll()
    {
        Settled();

        session.Follow(Me() with { OrderDeadline = Noon.AddMinutes(20) });
        Assert.Equal(Noon.AddMinutes(20), Taken().Told?.OrderDeadline);

        // A ticket that comes late must not keep what has changed since from being told.
        session.Follow(Me() with { Blocked = true });
        session.Seat(Tiles.At(Here), Ticket);
        Assert.False(Taken().Told?.Free);
    }

    [Fact]
    public void Place_InAnotherTile_LeavesTheFirst()
    {
        Settled();

        session.Place(FarAway, Noon.AddMinutes(1), 10);

        var change = Taken();
        Assert.Equal((Tiles.At(FarAway), Tiles.At(Here)), (change.In, change.Left));
        Assert.NotNull(change.Told);
        session.Seat(Tiles.At(Here), Ticket);
        session.Place(FarAway, Noon.AddMinutes(2), 10);
        Assert.NotNull(Taken().Told);
    }

    [Fact]
    public void TryTake_TileStillBeingTold_WaitsWithTheLatest()
    {
        session.Follow(Me());
        session.Place(Here, Noon, 10);

        Assert.False(Assert.Single(changes.Take()).TryTake(_ => true, out _));
        session.Place(Here with { Lat = 30.2502 }, Noon.AddSeconds(1), 10);

        Assert.Equal(30.2502, Taken().Told?.Position.Lat);
    }

    [Theory]
    [InlineData("off duty")]
    [InlineData("gone")]
    public void OffDutyOrGone_WhereverTheRiderWas_IsForgotten(string how)
    {
        Settled();
        if (how == "gone")
        {
            session.Leave();
        }
        else
        {
            session.Follow(Me() with { OnDuty = false, LimitAt = null });
            session.Place(Here, Noon.AddSeconds(1), 10);
        }

        var change = Taken();

        Assert.Equal((null, Tiles.At(Here), null), (change.In, change.Left, change.Told));
    }

    [Fact]
    [Trait("Case", "W5")]
    public void Place_FixesOfTwoPhones_AreTakenByTheTimeOfTheFixAndNotOfItsArrival()
    {
        session.Follow(Me());
        session.Place(Here, Noon.AddSeconds(30), 10);

        session.Place(FarAway, Noon, 5);
        session.Place(Here, Noon.AddSeconds(30), 10);

        var told = Taken().Told!;
        Assert.Equal((Here, Noon.AddSeconds(30), 10), (told.Position, told.At, told.AccuracyM!.Value));
    }

    [Fact]
    [Trait("Case", "P2")]
    public void Place_TooCoarseToPlaceAnybody_DoesNotTakeAGoodFixAway()
    {
        session.Follow(Me());
        session.Place(Here, Noon, 10);

        session.Place(FarAway, Noon.AddSeconds(10), 4_500);
        Assert.Equal(Here, Taken().Told?.Position);

        session.Place(FarAway, Noon.AddMinutes(4), 4_500);
        Assert.Equal(4_500, Taken().Told?.AccuracyM);
    }

    [Fact]
    [Trait("Case", "W4")]
    public void Follow_OnDutyAgain_HasNoPlaceUntilItIsTold()
    {
        Settled();
        session.Follow(Me() with { OnDuty = false, LimitAt = null });
        session.Follow(Me());

        Assert.Equal((null, Tiles.At(Here)), (Taken().In, Tiles.At(Here)));
        session.Place(FarAway, Noon.AddMinutes(-1), null);
        Assert.Equal(FarAway, Taken().Told?.Position);
    }

    [Fact]
    public void Forget_PositionTooOldToCount_IsNotToldAgain()
    {
        Settled();
        session.Forget(Noon);
        session.Unseat(Tiles.At(Here));
        Assert.NotNull(Taken().Told);

        session.Forget(Noon.AddTicks(1));
        session.Unseat(Tiles.At(Here));

        Assert.Null(Taken().In);
    }

    private void Settled()
    {
        session.Follow(Me());
        session.Place(Here, Noon, 10);
        Taken();
        session.Seat(Tiles.At(Here), Ticket);
    }

    private PositionChange Taken()
    {
        Assert.True(Assert.Single(changes.Take()).TryTake(_ => false, out var change));
        return change;
    }

    private static RiderView Me() => new(
        "r", "骑手", RiderTier.Newcomer, null, true, new Balance(0, 0), null, null, [], [], Noon, Noon.AddHours(8), null, false, Noon);
}
