using RedStation.Contracts;
using RedStation.Contracts.Clock;
using RedStation.Contracts.Tasks;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Clock;

/// <summary>What was due while nothing was in memory is done all the same.</summary>
public sealed class ClockTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private IClockGrain Clock => silo.Grains.Clock(0);

    [Fact]
    public async Task Silo_Started_HasItsReminder() => await Until.True(
        async () =>
            await silo.Get<IReminderTable>().ReadRow(Clock.GetGrainId(), "wake", TestContext.Current.CancellationToken) is { Period.Minutes: 1 },
        "the reminder is there");

    [Fact]
    public async Task Task_OutOfMemoryWhenItsOffersRunOut_IsWokenAndCallsTheDispatcher()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("asleep", place, 10);
        var task = await silo.OpenTask("asleep", place);
        await SiloFixture.Drop(task);

        await AfterAMinute("the dispatcher is called", async () =>
            (await silo.Get<TaskQueries>().List(null, null, null, 10)).Items.Single(row => row.Id == "asleep").Status
                == GovernanceTaskStatus.Accepted);
    }

    [Fact]
    public async Task Station_OutOfMemoryWhenAReservationRunsOut_IsWokenAndTheRiderHears()
    {
        var station = await silo.FreeStation("asleep", 1);
        await silo.Registered("holder");
        var phone = await RecordingRiderGateway.Of(silo, "holder");
        Assert.NotNull((await station.Reserve(Reserve("holder"))).Value);
        await SiloFixture.Drop(station);

        await AfterAMinute("the rider hears", () => Task.FromResult(phone.News.Any(news => news.ReservationEnded is not null)));
        Assert.All(await WokenAgain(), id => Assert.NotEqual("asleep", id));
    }

    [Fact]
    public async Task Rider_OnDutyWhenTheProcessEnds_WhosePhoneNeverReturns_IsTakenOffDuty()
    {
        await (await silo.Registered("forgotten")).GoOnDuty();
        Assert.Contains("forgotten", await OnDuty());

        await silo.Restart();

        Assert.Contains("forgotten", await OnDuty());
        await AfterAMinute("the rider is off duty", async () => !(await OnDuty()).Contains("forgotten"));
    }

    [Fact]
    public async Task Rider_OnDutyAndOutOfMemory_IsTakenOffDutyByTheHour()
    {
        var rider = await silo.Registered("dropped");
        await rider.GoOnDuty();
        await SiloFixture.Drop(rider);

        await AfterAMinute("the rider is off duty", async () => !(await OnDuty()).Contains("dropped"));

        Assert.False((await rider.GetView())!.OnDuty);
    }

    /// <summary>
    /// Drives the clock on, a minute at a time, and does what the reminder does then (reminders live by the real clock here), without
    /// touching a grain of the test.
    /// </summary>
    private Task AfterAMinute(string what, Func<Task<bool>> condition) => Until.True(async () =>
    {
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        await Clock.AsReference<IRemindable>().ReceiveReminder("wake", default);
        return await condition();
    }, what);

    /// <summary>Who is stored as on duty, without asking the riders.</summary>
    private Task<IReadOnlyList<string>> OnDuty() => silo.Get<RedStation.Grains.Clock.IDueWork>().RidersOnDuty(0, 1);

    private async Task<IReadOnlyList<string>> WokenAgain()
    {
        var due = silo.Get<RedStation.Grains.Clock.IDueWork>();
        await AfterAMinute("the station is due no more", async () => !(await due.Stations(0, 1, silo.Now.AddMinutes(1))).Contains("asleep"));
        return await due.Stations(0, 1, silo.Now.AddMinutes(1));
    }
}
