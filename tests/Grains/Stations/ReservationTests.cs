using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>Invariant 1 through the grains.</summary>
public sealed class ReservationTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Reserve_FiftyRidersForTheLastPortTwoHundredTimes_OneGrantEachTime()
    {
        var station = await silo.FreeStation("race", 1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(rider => silo.Registered($"race{rider}")));
        for (var round = 0; round < 200; round++)
        {
            await silo.Report(station);
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
        var (first, second) = (await silo.FreeStation("two-a", 1), await silo.FreeStation("two-b", 1));
        var rider = await silo.Registered("two");
        for (var round = 0; round < 50; round++)
        {
            var answers = await Task.WhenAll(first.Reserve(Reserve("two")), second.Reserve(Reserve("two")));

            var granted = Assert.Single(answers, answer => answer.Value is not null).Value!;
            Assert.Equal(StationRefusal.AlreadyReserved, Assert.Single(answers, answer => answer.Value is null).Refusal);
            Assert.Equal(granted, (await rider.GetView())!.Reservation);
            Assert.Equal(1, (await first.Get())!.Summary.Ports.Available + (await second.Get())!.Summary.Ports.Available);
            await silo.Station(granted.StationId).CancelReservation("two", granted.ReservationId);
        }
    }

    [Fact]
    public async Task Reserve_Repeated_GivesTheFirstAnswer()
    {
        var station = await silo.FreeStation("repeat", 2);
        await silo.Registered("repeat");
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
        var station = await silo.FreeStation("may-not-" + riderId, 1);
        if (riderId == "blocked")
        {
            await (await silo.Registered(riderId)).ChangeAccountStatus(new ChangeAccountStatus("block", true, []));
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
            silo.Clock.Advance(TimeSpan.FromMinutes(1));
            await silo.Report(station);
        }

        await phone.Hears("the end", Ended(reservation, ReservationEnd.Expired));
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Available);
        Assert.Null((await silo.Rider("expiry").GetView())!.Reservation);
    }

    [Theory]
    [InlineData(PortStatus.Faulted, ReservationEnd.PortFaulted)]
    [InlineData(PortStatus.Charging, ReservationEnd.Started)]
    [InlineData(PortStatus.Offline, ReservationEnd.StationOffline)]
    public async Task Reservation_PortReportsOtherwise_EndsWithWordToTheRider(PortStatus status, ReservationEnd reason)
    {
        var (station, phone, reservation) = await Held("port" + status);

        await silo.Report(station, (1, status));

        await phone.Hears("the end", Ended(reservation, reason));
        Assert.Null((await silo.Rider("port" + status).GetView())!.Reservation);
    }

    [Fact]
    public async Task Reservation_StationFallsSilent_EndsWithWordToTheRider()
    {
        var (station, phone, reservation) = await Held("silent");

        silo.Clock.Advance(TimeSpan.FromSeconds(95));

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
        await silo.Registered("patient");
        for (var minute = 0; minute < 10; minute++)
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(1));
            await silo.Report(station);
        }

        await phone.Hears("the end", Ended(reservation, ReservationEnd.Expired));
        await phone.Hears("until when to wait", news => news.Me is { Reservation: null, MayReserveFrom: not null });
        var soon = Reserve("again");
        Assert.Equal(StationRefusal.ReservationPaused, (await station.Reserve(soon)).Refusal);
        Assert.Equal(StationRefusal.ReservationPaused, (await station.Reserve(soon)).Refusal);
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Available);
        Assert.NotNull((await silo.Rider("again").GetView())!.MayReserveFrom);
        Assert.NotNull((await station.Reserve(Reserve("patient"))).Value);
        await SiloFixture.Drop(silo.Rider("again"));
        Assert.NotNull((await silo.Rider("again").GetView())!.MayReserveFrom);
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

    private async Task<(IStationGrain, RecordingRiderGateway, string)> Held(string name)
    {
        var station = await silo.FreeStation(name, 1);
        await silo.Registered(name);
        var phone = await RecordingRiderGateway.Of(silo, name);
        var reservation = (await station.Reserve(Reserve(name))).Value!;
        Assert.Equal(1, (await station.Get())!.Summary.Ports.Reserved);
        return (station, phone, reservation.ReservationId);
    }
}
