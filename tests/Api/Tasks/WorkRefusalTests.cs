using System.Net;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.OpenApi;
using RedStation.Tests.Api.Riders;

namespace RedStation.Tests.Api.Tasks;

/// <summary>What a rider is refused who accepts, and a dispatcher who assigns, because of what has happened in between.</summary>
[Collection(RefusalCollection.Name)]
public sealed class WorkRefusalTests(RefusalApiFixture api)
{
    private static int places;

    /// <summary>Each test is out of reach of the others' riders.</summary>
    private readonly (double Lat, double Lon) place = (30.2594, 120.1301 - (0.05 * Interlocked.Increment(ref places)));

    [Fact]
    public async Task Offer_TakenByAnother_OrNeverMade_IsNotAccepted()
    {
        await using var first = await OnDuty("first");
        await using var second = await OnDuty("second");
        var other = await api.Rider("never-asked");
        var task = await Open();
        await Offered("first", task);
        await Offered("second", task);

        (await Act(other, task, "accept")).Refused(HttpStatusCode.NotFound, "offer_not_found");
        (await Act(As("first"), task, "accept")).Is(HttpStatusCode.OK);
        (await Act(As("second"), task, "accept")).Refused(HttpStatusCode.Conflict, "already_assigned");
        (await Assign(task, "second")).Refused(HttpStatusCode.Conflict, "already_assigned");
        (await Act(As("second"), task, "submit", new { note = "看过了" })).Refused(HttpStatusCode.Forbidden, "not_your_task");
        (await Act(As("second"), task, "photo")).Refused(HttpStatusCode.Forbidden, "not_your_task");
    }

    [Fact]
    public async Task Rider_WhoHasATask_IsGivenNoOther()
    {
        await using var phone = await OnDuty("busy");
        // A rider is asked about one task at a time.
        var offered = await Open();
        await Offered("busy", offered);
        (await Assign(await Open(), "busy")).Is(HttpStatusCode.OK);

        (await Act(As("busy"), offered, "accept")).Refused(HttpStatusCode.Conflict, "rider_busy");
        (await Assign(await Open(), "busy")).Refused(HttpStatusCode.Conflict, "rider_busy");
    }

    [Fact]
    public async Task Rider_WhoHasGoneOffDuty_IsGivenNothing()
    {
        await using var phone = await OnDuty("tired");
        var task = await Open();
        await Offered("tired", task);
        await phone.Call("GoOffDuty", []);

        (await Act(As("tired"), task, "accept")).Refused(HttpStatusCode.Conflict, "rider_off_duty");
        (await Assign(task, "tired")).Refused(HttpStatusCode.Conflict, "rider_off_duty");
    }

    [Fact]
    public async Task Rider_WhoIsBlocked_IsGivenNothing()
    {
        await using var phone = await OnDuty("blocked");
        var task = await Open();
        await Offered("blocked", task);
        await api.Block("blocked");

        (await Act(As("blocked"), task, "accept")).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        (await Assign(task, "blocked")).Refused(HttpStatusCode.Forbidden, "rider_blocked");
    }

    [Fact]
    public async Task Rider_WithoutTheSkillOrTheTime_IsGivenNothing()
    {
        await api.Rider("hurried");
        var rider = api.Service<IGrainFactory>().Rider("hurried");
        Assert.Null((await rider.GoOnDuty()).Refusal);

        (await Assign(await Open("firstAid"), "hurried")).Refused(HttpStatusCode.Conflict, "rider_skill_missing");
        // Nobody knows where the rider is, so that half an hour is needed at least.
        Assert.Null((await rider.SetOrderDeadline(api.Time.GetUtcNow().AddMinutes(15))).Refusal);
        (await Assign(await Open(), "hurried")).Refused(HttpStatusCode.Conflict, "rider_too_little_slack");
    }

    [Fact]
    public async Task Rider_WhoHasWorkedTheDaysHours_IsGivenNothing()
    {
        await api.Rider("spent");
        Assert.Null((await api.Service<IGrainFactory>().Rider("spent").GoOnDuty()).Refusal);
        api.Time.Advance(TimeSpan.FromHours(8));

        (await Assign(await Open(), "spent")).Refused(HttpStatusCode.Conflict, "rider_daily_limit");
    }

    private Caller As(string rider) => api.As("rider", rider);

    private async Task<RiderHubClient> OnDuty(string rider)
    {
        var phone = await RiderHubClient.Of(api, rider);
        await phone.Start();
        await phone.Call("GoOnDuty", new { lat = place.Lat, lon = place.Lon });
        return phone;
    }

    private async Task<string> Open(string type = "hazardCheck")
    {
        var task = await api.Admin.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type,
            position = new { lat = place.Lat, lon = place.Lon },
            note = "井盖缺失",
            respondWithin = "PT4H",
        });
        return (string)task.Is(HttpStatusCode.Created).Json["id"]!;
    }

    private Task Offered(string rider, string task) => Until.True(
        async () => (await As(rider).Get("/api/v1/riders/me")).Json["offers"]!.AsArray().Any(offer => (string?)offer!["task"]!["id"] == task),
        $"an offer of {task} to {rider}");

    private static Task<Reply> Act(Caller rider, string task, string verb, object? evidence = null) =>
        rider.Post($"/api/v1/tasks/{task}/{verb}", evidence is null
            ? new { operationId = Caller.NewOperation }
            : (object)new { operationId = Caller.NewOperation, evidence });

    private Task<Reply> Assign(string task, string rider) =>
        api.Admin.Post($"/api/v1/tasks/{task}/assign", new { operationId = Caller.NewOperation, riderId = rider });
}
