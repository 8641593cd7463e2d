using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Stations;

/// <summary>Invariant 1 through the grains.</summary>
public sealed class ReservationTests(SiloFixture house) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Reserve_FiftyRidersForTheLastPortTwoHundredTimes_OneGrantEachTime()
    {
        var station = await house.FreeStation("race", 1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(rider => house.Registered($"race{rider}")));
        for (var round = 0; round < 200; round++)
        {
            await house.Report(station);
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(rider => station.Reserve(Reserve($"race{rider}"))));

            var granted = Assert.Single(answers, answer => answer.Value is not null).Value!;
            Assert.All(answers, answer => Assert.True(answer.Value is not null || answer.Refusal == StationRefusal.NoFreePort));
            var winner = Array.FindIndex(answers, answer => answer.Value is not null);
            Assert.NotNull((await station.CancelReservation($"race{winner}", granted.ReservationId)).Value);
        }
    }

    [Fact]
    public async Task Reserve_OneRiderAtTwoStationsAtOnce_GetsAtMostOne()
    {
        var (first, second) = (await house.FreeStation("two-a", 1), await house.FreeStation("two-b", 1));
        var rider = await house.Registered("two");
        for (var round = 0; round < 50; round++)
        {
            var answers = await Task.WhenAll(first.Reserve(Reserve("two")), second.Reserve(Reserve("two")));

            var granted = Assert.Single(answers, answer => answer.Value is not null).Value!;
            Assert.Equal(StationRefusal.AlreadyReserved, Assert.Single(answers, answer => answer.Value is null).Refusal);
            Assert.Equal(granted, (await rider.GetView())!.Reservation);
            Assert.Equal(1, (await first.Get())!.Summary.Ports.Available + (await second.Get())!.Summary.Ports.Available);
            await house.Station(granted.StationId).CancelReservation("two", granted.ReservationId);
        }
    }

    [Fact]
    public async Task Reserve_Repeated_GivesTheFirstAnswer()
    {
        var station = await house.FreeStation("repeat", 2);
        await house.Registered("repeat");
        var command = Reserve("repeat");

        var first = await station.Reserve(command);
        var again = await station.Reserve(command);
        var other = await station.Reserve(command with { Port = 2 });

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(StationRefusal.OperationIdReused, other.Refusal);
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Reserved);
    }

    [Theory]
    [InlineData("unknown-rider", StationRefusal.NoFreePort)]
    [InlineData("blocked", StationRefusal.RiderBlocked)]
    public async Task Reserve_RiderWhoMayNot_LeavesThePortFree(string riderId, StationRefusal refusal)
    {
        var station = await house.FreeStation("may-not-" + riderId, 1);
        if (riderId == "blocked")
        {
            await (await house.Registered(riderId)).ChangeAccountStatus(new ChangeAccountStatus("block", true, []));
        }

        Assert.Equal(refusal, (await station.Reserve(Reserve(riderId))).Refusal);
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Available);
    }

    [Fact]
    public async Task Reservation_ItsTimeRunsOut_ThePortIsFreeAndTheRiderHearsOfIt()
    {
        var (station, phone, reservation) = await Held("expiry");
        for (var minute = 0; minute < 10; minute++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.Report(station);
        }

        await phone.Hears("the end", Ended(reservation, ReservationEnd.Expired));
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Available);
        Assert.Null((await house.Rider("expiry").GetView())!.Reservation);
    }

    [Theory]
    [InlineData(PortStatus.Faulted, ReservationEnd.PortFaulted)]
    [InlineData(PortStatus.Charging, ReservationEnd.Started)]
    [InlineData(PortStatus.Offline, ReservationEnd.StationOffline)]
    public async Task Reservation_PortReportsOtherwise_EndsWithWordToTheRider(PortStatus status, ReservationEnd reason)
    {
        var (station, phone, reservation) = await Held("port" + status);

        await house.Report(station, (1, status));

        await phone.Hears("the end", Ended(reservation, reason));
        Assert.Null((await house.Rider("port" + status).GetView())!.Reservation);
    }

    [Fact]
    public async Task Reservation_StationFallsSilent_EndsWithWordToTheRider()
    {
        var (station, phone, reservation) = await Held("silent");

        house.Clock.Advance(TimeSpan.FromSeconds(95));

        await phone.Hears("the end", Ended(reservation, ReservationEnd.StationOffline));
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Offline);
    }

    [Fact]
    public async Task Cancel_ByAnotherRiderOrTwice_ChangesNothing()
    {
        var (station, phone, reservation) = await Held("cancel");

        Assert.Equal(StationRefusal.ReservationNotYours, (await station.CancelReservation("somebody", reservation)).Refusal);
        Assert.NotNull((await station.CancelReservation("cancel", reservation)).Value);
        Assert.NotNull((await station.CancelReservation("cancel", reservation)).Value);
        await phone.Hears("the end", Ended(reservation, ReservationEnd.Cancelled));
        Assert.Single(phone.News, Ended(reservation, ReservationEnd.Cancelled));
    }

    [Fact]
    [Trait("Case", "S6")]
    public async Task Reserve_AgainAfterItRanOut_IsRefusedForAWhile_AndOthersGetTheirTurn()
    {
        var (station, phone, reservation) = await Held("again");
        await house.Registered("patient");
        for (var minute = 0; minute < 10; minute++)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await house.Report(station);
        }

        await phone.Hears("the end", Ended(reservation, ReservationEnd.Expired));
        await phone.Hears("until when to wait", news => news.Me is { Reservation: null, MayReserveFrom: not null });
        var soon = Reserve("again");
        Assert.Equal(StationRefusal.ReservationPaused, (await station.Reserve(soon)).Refusal);
        Assert.Equal(StationRefusal.ReservationPaused, (await station.Reserve(soon)).Refusal);
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Available);
        Assert.NotNull((await house.Rider("again").GetView())!.MayReserveFrom);
        Assert.NotNull((await station.Reserve(Reserve("patient"))).Value);
        await SiloFixture.Drop(house.Rider("again"));
        Assert.NotNull((await house.Rider("again").GetView())!.MayReserveFrom);
    }

    [Fact]
    [Trait("Case", "S9")]
    public async Task Define_FewerPorts_TellsTheRiderWhatHappened()
    {
        var (station, phone, reservation) = await Held("fewer");
        var known = (await station.Get())!.Definition;

        await station.Define(new DefineStation(NewOperation(), known with { Ports = 0 }));

        await phone.Hears("the end", Ended(reservation, ReservationEnd.PortRemoved));
    }

    private static Predicate<RiderNews> Ended(string reservation, ReservationEnd reason) =>
        news => news.ReservationEnded is { } ended && ended.ReservationId == reservation && ended.Reason == reason;

    private async Task<(IStationGrain, Phone, string)> Held(string name)
    {
        var station = await house.FreeStation(name, 1);
        await house.Registered(name);
        var phone = await Phone.Of(house, name);
        var reservation = (await station.Reserve(Reserve(name))).Value!;
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Reserved);
        return (station, phone, reservation.ReservationId);
    }
}
