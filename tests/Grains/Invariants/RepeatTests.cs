using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Grains.Operations;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Invariants;

/// <summary>Invariant 6: a repeated command gets the first answer for a day, however much came between, and is then refused by name.</summary>
public sealed class RepeatTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    /// <summary>More than any memory of commands has ever held.</summary>
    private const int Many = 70;

    private static readonly TimeSpan AlmostADay = TimeSpan.FromHours(23);

    [Fact]
    [Trait("Case", "R4")]
    public async Task Reserve_SeventyCommandsARestartAndADayLater_IsTheFirstAnswerThenTooOld()
    {
        var station = await silo.FreeStation("busy", 2);
        await silo.Registered("a");
        await silo.Registered("b");
        var command = Reserve("a");
        var first = (await station.Reserve(command)).Value!;
        Assert.NotNull((await station.CancelReservation("a", first.ReservationId)).Value);
        for (var number = 0; number < Many / 2; number++)
        {
            var between = (await station.Reserve(Reserve("b"))).Value!;
            Assert.NotNull((await station.CancelReservation("b", between.ReservationId)).Value);
        }

        Assert.Equal(first, (await station.Reserve(command)).Value);
        Assert.Equal(StationRefusal.OperationIdReused, (await station.Reserve(command with { Port = 2 })).Refusal);
        await silo.Restart();
        station = silo.Station("busy");
        Assert.Equal(first, (await station.Reserve(command)).Value);
        Assert.NotNull((await station.CancelReservation("a", first.ReservationId)).Value);
        silo.Clock.Advance(AlmostADay);
        Assert.Equal(first, (await station.Reserve(command)).Value);
        silo.Clock.Advance(TimeSpan.FromHours(2));
        await silo.Grains.Clock(0).Start();
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.Reserve(command)).Refusal);
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.CancelReservation("a", first.ReservationId)).Refusal);
        Assert.Equal(0, (await station.Get())!.Summary.Ports.Reserved);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Reserve_RefusedThenRepeatedWhenItWouldBeGranted_IsRefusedAgainAlsoAfterARestart()
    {
        var station = await silo.FreeStation("full", 1);
        await silo.Registered("first");
        await silo.Registered("second");
        var held = (await station.Reserve(Reserve("first"))).Value!;
        var refused = Reserve("second");
        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(refused)).Refusal);
        Assert.Equal(StationRefusal.ReservationNotYours, (await station.CancelReservation("second", held.ReservationId)).Refusal);
        await station.CancelReservation("first", held.ReservationId);

        await silo.Restart();
        station = silo.Station("full");

        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(refused)).Refusal);
        Assert.Equal(StationRefusal.ReservationNotYours, (await station.CancelReservation("second", held.ReservationId)).Refusal);
        silo.Clock.Advance(AlmostADay);
        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(refused)).Refusal);
        silo.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.Reserve(refused)).Refusal);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Reserve_RefusalThatCannotBeKept_IsNotTold()
    {
        var station = await silo.FreeStation("untold", 0);
        await silo.Registered("untold");
        var command = Reserve("untold");
        silo.Faults.Fail("operations-station-untold");

        await Assert.ThrowsAnyAsync<Exception>(() => station.Reserve(command));

        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(command)).Refusal);
        await SiloFixture.Drop(station);
        await silo.Report(station, (1, PortStatus.Available));
        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(command)).Refusal);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Reserve_AnswersThatWait_GoToTheTableTogetherAndLeaveMemory()
    {
        var station = await silo.FreeStation("apart", 1);
        await silo.Registered("apart");
        silo.Clock.Advance(TimeSpan.FromSeconds(2));
        await Until.True(() => silo.Faults.Writes("operations-station-apart") == 1, "the definition to be kept");
        var command = Reserve("apart");
        var first = (await station.Reserve(command)).Value!;
        Assert.NotNull((await station.CancelReservation("apart", first.ReservationId)).Value);
        Assert.Equal(1, silo.Faults.Writes("operations-station-apart"));

        silo.Clock.Advance(TimeSpan.FromSeconds(2));

        await Until.True(() => silo.Faults.Writes("operations-station-apart") == 2, "the answers to be kept");
        Assert.Equal(first, (await station.Reserve(command)).Value);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Task_EveryCommand_IsAnsweredAsTheFirstTimeAndThenTooOld()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("steady", place, 10);
        var open = new OpenTask("open", "dispatcher", TaskType.HazardCheck, place, "330106", "电线垂落", TimeSpan.FromMinutes(30));
        var task = silo.Case("steady");
        var opened = (await task.Open(open)).Value!;
        var (accept, start, submit) = (By("steady"), By("steady"), By("steady", new Evidence("处理好了", null)));
        var (verify, cancel) = (ByDispatcher("好"), ByDispatcher("晚了"));
        var accepted = (await task.Accept(accept)).Value!;
        var tooEarly = ByDispatcher();
        Assert.Equal(TaskRefusal.WrongStatus, (await task.Verify(tooEarly)).Refusal);
        var started = (await task.Start(start)).Value!;
        var submitted = (await task.Submit(submit)).Value!;
        var verified = (await task.Verify(verify)).Value!;
        Assert.Equal(TaskRefusal.WrongStatus, (await task.Cancel(cancel)).Refusal);
        for (var number = 0; number < Many; number++)
        {
            Assert.Equal(TaskRefusal.WrongStatus, (await task.Reject(ByDispatcher())).Refusal);
        }

        await AllAsAtFirst();
        await silo.Restart();
        task = silo.Case("steady");
        await AllAsAtFirst();
        silo.Clock.Advance(AlmostADay);
        await AllAsAtFirst();
        silo.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(TaskRefusal.OperationIdTooOld, (await task.Open(open)).Refusal);
        Assert.Equal(TaskRefusal.OperationIdTooOld, (await task.Accept(accept)).Refusal);
        Assert.Equal(TaskRefusal.OperationIdTooOld, (await task.Submit(submit)).Refusal);
        Assert.Equal(TaskRefusal.OperationIdTooOld, (await task.Verify(verify)).Refusal);
        Assert.Equal(TaskRefusal.OperationIdTooOld, (await task.Verify(tooEarly)).Refusal);
        Assert.Equal(3, (await silo.Rider("steady").GetView())!.Balance.Points);

        async Task AllAsAtFirst()
        {
            Assert.Equal(Shown(opened), Shown((await task.Open(open)).Value!));
            Assert.Equal(Shown(accepted), Shown((await task.Accept(accept)).Value!));
            Assert.Equal(Shown(started), Shown((await task.Start(start)).Value!));
            Assert.Equal(Shown(submitted), Shown((await task.Submit(submit)).Value!));
            Assert.Equal(Shown(verified), Shown((await task.Verify(verify)).Value!));
            Assert.Equal(TaskRefusal.WrongStatus, (await task.Verify(tooEarly)).Refusal);
            Assert.Equal(TaskRefusal.WrongStatus, (await task.Cancel(cancel)).Refusal);
            Assert.Equal(TaskRefusal.OperationIdReused, (await task.Verify(verify with { Note = "不好" })).Refusal);
        }

        static (GovernanceTaskStatus, int, string?) Shown(TaskView view) => (view.Status, view.History.Length, view.Assignee);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Recognise_ManyLaterExpiredAndAfterARestart_IsTheFirstWelcomeThenTooOld()
    {
        var station = await silo.FreeStation("door", 0);
        await silo.Registered("walker");
        var command = new RecogniseRider(NewOperation(), await Credential("walker")) { Session = "s1" };
        var first = (await station.Recognise(command)).Value!;
        for (var number = 0; number < Many; number++)
        {
            await silo.Registered($"walker{number}");
            Assert.NotNull((await station.Recognise(new(NewOperation(), await Credential($"walker{number}")))).Value);
        }

        silo.Clock.Advance(TimeSpan.FromSeconds(70));
        Assert.Equal(first, (await station.Recognise(command)).Value);
        silo.Clock.Advance(TimeSpan.FromMinutes(10));
        await SiloFixture.Drop(silo.Rider("walker"));
        Assert.Equal(first, (await station.Recognise(command)).Value);
        await silo.Restart();
        station = silo.Station("door");
        Assert.Equal(first, (await station.Recognise(command)).Value);
        silo.Clock.Advance(AlmostADay);
        Assert.Equal(first, (await station.Recognise(command)).Value);
        silo.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.Recognise(command)).Refusal);
        Assert.Equal(
            StationRefusal.OperationIdTooOld, (await station.Recognise(command with { Credential = await Credential("walker") })).Refusal);
        Assert.Single((await silo.Get<CheckInQueries>().List("door", null, 200)).Items, checkIn => checkIn.RiderId == "walker");
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Recognise_RefusedThenRepeatedWhenItWouldBeGranted_OpensNoDoor()
    {
        var station = await silo.FreeStation("shut", 0);
        var rider = await silo.Registered("blocked");
        var command = new RecogniseRider(NewOperation(), await Credential("blocked"));
        await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []));
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(command)).Refusal);
        await rider.ChangeAccountStatus(new ChangeAccountStatus("unblock", false, []));

        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(command)).Refusal);
        await SiloFixture.Drop(station);
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(command)).Refusal);
        silo.Clock.Advance(TimeSpan.FromMinutes(2));
        await SiloFixture.Drop(station);
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(command)).Refusal);

        Assert.Empty((await silo.Get<CheckInQueries>().List("shut", null, 10)).Items);
    }

    [Fact]
    [Trait("Case", "R5")]
    public async Task Device_ThatSignsInAnewAndCountsFromOne_IsUnderstood()
    {
        var station = await silo.FreeStation("counted", 1);
        await silo.Registered("early");
        await silo.Registered("late");
        var first = new RecogniseRider("1", await Credential("early")) { Session = "monday" };
        var second = new RecogniseRider("1", await Credential("late")) { Session = "tuesday" };
        var reported = new ReportPorts("1", [new(1, PortStatus.Charging, silo.Now)]) { Session = "monday" };

        Assert.Equal("early", (await station.Recognise(first)).Value?.Rider.Id);
        Assert.Equal(StationRefusal.OperationIdReused, (await station.Recognise(second with { Session = "monday" })).Refusal);
        Assert.Equal("late", (await station.Recognise(new RecogniseRider("1", await Credential("late")) { Session = "tuesday" })).Value?.Rider.Id);
        Assert.Equal("early", (await station.Recognise(first)).Value?.Rider.Id);
        // The answer was lost and the device has signed in anew, or stands behind another api: it is the same command all the same.
        Assert.Equal("early", (await station.Recognise(first with { Session = "wednesday" })).Value?.Rider.Id);
        Assert.Equal(1, (await station.ReportPorts(reported)).Value?.Applied);
        Assert.Equal(1, (await station.ReportPorts(reported with { Session = "wednesday" })).Value?.Applied);
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        var anew = new ReportPorts("1", [new(1, PortStatus.Available, silo.Now)]) { Session = "tuesday" };
        Assert.Equal(1, (await station.ReportPorts(anew)).Value?.Applied);
        var other = new ReportPorts("1", [new(1, PortStatus.Faulted, silo.Now)]);
        Assert.Equal(StationRefusal.OperationIdReused, (await station.ReportPorts(other with { Session = "monday" })).Refusal);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Report_ManyLaterAndAfterARestart_IsTheFirstAnswerThenTooOld()
    {
        var station = await silo.FreeStation("meter", 1);
        var command = new ReportPorts(NewOperation(), [new(1, PortStatus.Charging, silo.Now)]);
        var first = (await station.ReportPorts(command)).Value!;
        Assert.Equal(StationRefusal.OperationIdReused, (await station.ReportPorts(
            command with { Ports = [command.Ports[0] with { Status = PortStatus.Faulted }] })).Refusal);
        for (var number = 0; number < Many; number++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.Equal(1, (await silo.Report(station, (1, number % 2 == 0 ? PortStatus.Available : PortStatus.Charging))).Applied);
        }

        Assert.Equal(first, (await station.ReportPorts(command)).Value);
        await silo.Restart();
        station = silo.Station("meter");
        Assert.Equal(first, (await station.ReportPorts(command)).Value);
        silo.Clock.Advance(AlmostADay - TimeSpan.FromSeconds(10 * Many));
        Assert.Equal(first, (await station.ReportPorts(command)).Value);
        silo.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.ReportPorts(command)).Refusal);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Report_InTime_CostsOneWriteAndNoReading()
    {
        var station = await silo.FreeStation("quick", 1);
        silo.Clock.Advance(TimeSpan.FromMinutes(6));
        // Heard again after its silence.
        await silo.Report(station, (1, PortStatus.Available));
        var table = (FaultyOperationTable)silo.Get<IOperationTable>();
        var (record, kept, read) = (silo.Faults.Writes("station-quick"), silo.Faults.Writes("operations-station-quick/reports"), table.Reads);

        for (var number = 0; number < 64; number++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            await silo.Report(station, (1, number % 2 == 0 ? PortStatus.Charging : PortStatus.Available));
        }

        Assert.Equal(64, silo.Faults.Writes("station-quick") - record);
        Assert.InRange(silo.Faults.Writes("operations-station-quick/reports") - kept, 4, 8);
        Assert.Equal(0, table.Reads - read);
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task DefinitionAndProfile_RepeatedAfterARestartAndLater_AreNotDoneAgain()
    {
        var place = silo.NewPlace();
        var station = await silo.FreeStation("set", 1, place);
        var rider = await silo.Registered("named");
        var (define, name) = (new DefineStation(NewOperation(), Definition(2, place)), new ChangeProfile(NewOperation(), "小李", null));
        var first = (await station.Define(define)).Value!;
        Assert.Equal("小李", (await rider.ChangeProfile(name)).Value!.DisplayName);
        for (var number = 0; number < Many; number++)
        {
            Assert.NotNull((await station.Define(new DefineStation(NewOperation(), Definition(3, place)))).Value);
            Assert.NotNull((await rider.ChangeProfile(new ChangeProfile(NewOperation(), "小王", null))).Value);
        }

        await silo.Restart();
        (station, rider) = (silo.Station("set"), silo.Rider("named"));

        Assert.Equal(first.Summary.Revision, (await station.Define(define)).Value!.Summary.Revision);
        Assert.Equal(3, (await station.Get())!.Ports.Length);
        Assert.Equal("小王", (await rider.ChangeProfile(name)).Value!.DisplayName);
        silo.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(StationRefusal.OperationIdTooOld, (await station.Define(define)).Refusal);
        Assert.Equal(RiderRefusal.OperationIdTooOld, (await rider.ChangeProfile(name)).Refusal);
        Assert.Equal(3, (await station.Get())!.Ports.Length);
    }

    private async Task<string> Credential(string riderId) => (await silo.Rider(riderId).IssueCredential()).Value!.Credential;
}
