using System.Net;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.OpenApi;
using RedStation.Tests.Api.Partners;
using RedStation.Tests.Api.Riders;

namespace RedStation.Tests.Api.Duties;

/// <summary>Duties and time pools as platforms meet them, and the rider's way back.</summary>
[Collection(RefusalCollection.Name)]
public sealed class DutyEndpointTests(RefusalApiFixture api)
{
    private static int places;

    /// <summary>Each test is out of reach of the others' riders.</summary>
    private readonly (double Lat, double Lon) place = (30.1094, 120.1301 - (0.05 * Interlocked.Increment(ref places)));

    [Fact]
    public async Task Exemption_IsGrantedOnce_AndTheRiderSeesIt()
    {
        using var platform = await PlatformServer.Register(api);
        using var other = await PlatformServer.Register(api);
        var (own, stranger) = (await platform.Own(), await other.Own());
        await using var phone = await OnDuty("forgiven", platform);
        var task = await Accepted("forgiven");
        var asked = task.Json["exemptions"]![0]!;
        var path = $"/api/v1/platform/duties/{asked["dutyId"]}";

        var duty = (await own.Get(path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("started", (int)asked["expectedMinutes"]!), ((string?)duty["status"], (int)duty["heldMinutes"]!));
        Assert.DoesNotContain("forgiven", duty.ToJsonString(), StringComparison.Ordinal);
        (await stranger.Get(path)).Refused(HttpStatusCode.NotFound, "duty_not_found");
        (await stranger.Put(path + "/exemption", new { grantedMinutes = 1 })).Refused(HttpStatusCode.NotFound, "duty_not_found");
        (await own.Put(path + "/exemption", new { grantedMinutes = -1 })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await own.Put(path + "/exemption", new { grantedMinutes = 90 })).Refused(HttpStatusCode.Conflict, "exemption_exceeds_hold");
        (await api.As("rider", "forgiven").Put(path + "/exemption", new { grantedMinutes = 5 })).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.Anonymous().Put(path + "/exemption", new { grantedMinutes = 5 })).Refused(HttpStatusCode.Unauthorized, "not_signed_in");

        Assert.Equal(5, (int)(await own.Put(path + "/exemption", new { grantedMinutes = 5 })).Is(HttpStatusCode.OK).Json["grantedMinutes"]!);
        (await own.Put(path + "/exemption", new { grantedMinutes = 5 })).Is(HttpStatusCode.OK);
        (await own.Put(path + "/exemption", new { grantedMinutes = 6 })).Refused(HttpStatusCode.Conflict, "exemption_answered");
        await Until.True(async () => (string?)(await Mine("forgiven"))?["exemptions"]![0]!["status"] == "granted", "the rider hears of it");
        (await Act("forgiven", task, "hand-back")).Refused(HttpStatusCode.Conflict, "exemption_stands");
        Assert.Equal("""[]""", (await api.Admin.Get($"/api/v1/tasks/{task.Id}")).Json["exemptions"]!.ToJsonString());

        (await Act("forgiven", task, "submit", new { note = "看过了" })).Is(HttpStatusCode.OK);
        var listed = (await own.Get("/api/v1/platform/duties?limit=1")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("ended", 5), ((string?)listed["items"]![0]!["status"], (int)listed["items"]![0]!["grantedMinutes"]!));
        Assert.Empty((await stranger.Get("/api/v1/platform/duties")).Json["items"]!.AsArray());
        (await own.Get("/api/v1/platform/duties?limit=0")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var pool = (await own.Get("/api/v1/platform/time-pool")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((95, 0, 5), ((int)pool["availableMinutes"]!, (int)pool["heldMinutes"]!, (int)pool["forgivenMinutes"]!));
    }

    [Fact]
    public async Task Exemption_OfADutyThatWasCancelled_OrTooLate_ChangesNothing()
    {
        using var platform = await PlatformServer.Register(api);
        await using var phone = await OnDuty("too-late", platform);
        var cancelled = await Accepted("too-late");
        (await Act("too-late", cancelled, "decline")).Is(HttpStatusCode.OK);
        (await (await platform.Own()).Put(Exemption(cancelled), new { grantedMinutes = 1 })).Refused(HttpStatusCode.Conflict, "duty_cancelled");
        var ended = await Accepted("too-late");
        (await Act("too-late", ended, "submit", new { note = "看过了" })).Is(HttpStatusCode.OK);

        api.Time.Advance(TimeSpan.FromHours(24));

        var own = await platform.Own();
        (await own.Put(Exemption(ended), new { grantedMinutes = 1 })).Refused(HttpStatusCode.Conflict, "exemption_too_late");
        Assert.Equal(0, (int)(await own.Get("/api/v1/platform/time-pool")).Json["forgivenMinutes"]!);
    }

    [Fact]
    public async Task Rider_WhosePlatformForgivesNothing_HandsBackWithoutTrace()
    {
        using var platform = await PlatformServer.Register(api);
        await using var phone = await OnDuty("let-go", platform);
        var task = await Accepted("let-go");
        (await Act("stranger", task, "hand-back")).Refused(HttpStatusCode.Forbidden, "not_your_task");
        (await api.As("rider", "let-go").Post($"/api/v1/tasks/{task.Id}/hand-back", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await api.As("rider", "let-go").Post("/api/v1/tasks/none/hand-back", new { operationId = "none" }))
            .Refused(HttpStatusCode.NotFound, "task_not_found");
        Assert.DoesNotContain("handBack", task.Json["actions"]!.ToJsonString(), StringComparison.Ordinal);
        (await (await platform.Own()).Put(Exemption(task), new { grantedMinutes = 0 })).Is(HttpStatusCode.OK);
        await Until.True(
            async () => (await Mine("let-go"))?["actions"]!.ToJsonString().Contains("handBack", StringComparison.Ordinal) == true, "the way back");

        (await Act("let-go", task, "hand-back")).Is(HttpStatusCode.OK);

        (await Act("let-go", task, "hand-back")).Refused(HttpStatusCode.Conflict, "wrong_status");
        var history = (await api.Admin.Get($"/api/v1/tasks/{task.Id}")).Json["history"]!.AsArray().Select(entry => (string?)entry!["event"]).ToList();
        Assert.Contains("released", history);
        Assert.DoesNotContain("handedBack", history);
        Assert.DoesNotContain("declined", history);
    }

    [Fact]
    public async Task TimePool_IsToppedUpOnce_WithinItsLimits()
    {
        using var platform = await PlatformServer.Register(api, minutesPerMonth: Limits.TimePool);
        using var small = await PlatformServer.Register(api);
        var (full, own) = (await platform.Own(), await small.Own());
        (await full.Post("/api/v1/platform/time-pool:top-up", new { operationId = "one", minutes = 1 }))
            .Refused(HttpStatusCode.Conflict, "time_pool_full");
        Assert.Equal(130, Available(await own.Post("/api/v1/platform/time-pool:top-up", new { operationId = "more", minutes = 30 })));
        Assert.Equal(130, Available(await own.Post("/api/v1/platform/time-pool:top-up", new { operationId = "more", minutes = 30 })));
        (await own.Post("/api/v1/platform/time-pool:top-up", new { operationId = "more", minutes = 31 }))
            .Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await own.Post("/api/v1/platform/time-pool:top-up", new { operationId = "none", minutes = 0 }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await own.Post("/api/v1/platform/time-pool:top-up", new { operationId = "much", minutes = 100_001 }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");

        static int Available(Reply reply) => (int)reply.Is(HttpStatusCode.OK).Json["availableMinutes"]!;
    }

    [Fact]
    public async Task Platform_SaysOrders_AndReadsScores_OnlyOfWhoHasAgreed()
    {
        using var platform = await PlatformServer.Register(api, readsScores: true);
        using var other = await PlatformServer.Register(api);
        var (own, stranger) = (await platform.Own(), await other.Own());
        await using var phone = await OnDuty("hurried-by-platform", platform, "openid duty orders score");
        await using var shy = await OnDuty("shy", platform, "openid duty");
        var (rider, silent) = (await Pseudonym("hurried-by-platform", platform), await Pseudonym("shy", platform));
        var due = api.Time.GetUtcNow().AddMinutes(9);
        var path = $"/api/v1/platform/riders/{rider}";

        (await own.Put(path + "/order-deadline", new { deadline = due })).Is(HttpStatusCode.OK);
        Assert.Equal(
            due.ToUnixTimeSeconds(),
            ((DateTimeOffset)(await api.As("rider", "hurried-by-platform").Get("/api/v1/riders/me")).Json["orderDeadline"]!).ToUnixTimeSeconds());
        (await own.Put(path + "/order-deadline", new { deadline = (DateTimeOffset?)null })).Is(HttpStatusCode.OK);
        Assert.Null((await api.As("rider", "hurried-by-platform").Get("/api/v1/riders/me")).Json["orderDeadline"]);
        var score = (await own.Get(path + "/score")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((0, 3), ((int)score["score"]!, score["parts"]!.AsArray().Count));

        (await own.Put(path + "/order-deadline", new { deadline = due.AddDays(2) })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var missing = (await own.Put(path + "/order-deadline", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Contains("deadline", missing.Text, StringComparison.Ordinal);
        (await own.Put($"/api/v1/platform/riders/{silent}/order-deadline", new { deadline = due }))
            .Refused(HttpStatusCode.Forbidden, "scope_not_agreed");
        (await own.Get($"/api/v1/platform/riders/{silent}/score")).Refused(HttpStatusCode.Forbidden, "scope_not_agreed");
        (await stranger.Put(path + "/order-deadline", new { deadline = due })).Refused(HttpStatusCode.NotFound, "rider_not_linked");
        (await stranger.Get(path + "/score")).Refused(HttpStatusCode.NotFound, "rider_not_linked");

        (await own.Put(path + "/order-deadline", new { deadline = due })).Is(HttpStatusCode.OK);
        (await api.As("rider", "hurried-by-platform").Delete("/api/v1/riders/me/platform-links/" + platform.Id)).Is(HttpStatusCode.NoContent);
        Assert.Null((await api.As("rider", "hurried-by-platform").Get("/api/v1/riders/me")).Json["orderDeadline"]);
    }

    [Fact]
    public async Task Figures_AreOfMonthsThatAreFinal()
    {
        var figures = (await api.Anonymous().Get("/api/v1/public/duty-figures")).Is(HttpStatusCode.OK).Json;
        Assert.Null(figures["total"]);
        Assert.Empty(figures["items"]!.AsArray());
        foreach (var month in (string[])[$"{api.Time.GetUtcNow():yyyy-MM}", "2026-13", "soon", "0001-01"])
        {
            (await api.Anonymous().Get("/api/v1/public/duty-figures?month=" + month)).Refused(HttpStatusCode.BadRequest, "invalid_input");
        }
    }

    [Fact]
    public async Task Sandbox_IsThereInTheDemoAlone()
    {
        (await api.Anonymous().Get("/api/v1/sandbox")).Refused(HttpStatusCode.NotFound, "not_demo");
        (await api.Anonymous().Put("/api/v1/sandbox/mode", new { mode = "down" })).Refused(HttpStatusCode.NotFound, "not_demo");
        (await api.Anonymous().Post("/sandbox/webhook", new { })).Refused(HttpStatusCode.NotFound, "not_demo");
    }

    private static string Exemption(SeenTask task) => $"/api/v1/platform/duties/{task.Json["exemptions"]![0]!["dutyId"]}/exemption";

    private async Task<string> Pseudonym(string rider, PlatformServer platform)
    {
        var acting = api.With((await platform.Link(rider, (rider == "shy" ? "openid duty" : "openid duty orders score") + " offline_access")).Access);
        return (string)(await acting.Get("/api/v1/platform/rider")).Is(HttpStatusCode.OK).Json["pseudonym"]!;
    }

    private async Task<RiderHubClient> OnDuty(string rider, PlatformServer platform, string scope = "openid duty offline_access")
    {
        await api.Rider(rider);
        await platform.Link(rider, scope);
        var phone = await RiderHubClient.Of(api, rider);
        await phone.Start();
        await phone.Call("GoOnDuty", new { lat = place.Lat, lon = place.Lon });
        return phone;
    }

    /// <summary>A task that a rider has accepted, as they read it.</summary>
    private async Task<SeenTask> Accepted(string rider)
    {
        var opened = await api.Admin.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "hazardCheck",
            position = new { lat = place.Lat, lon = place.Lon },
            note = "井盖缺失",
            respondWithin = "PT48H",
        });
        var id = (string)opened.Is(HttpStatusCode.Created).Json["id"]!;
        await Until.True(
            async () => (await api.As("rider", rider).Get("/api/v1/riders/me")).Json["offers"]!.AsArray()
                .Any(offer => (string?)offer!["task"]!["id"] == id),
            $"an offer to {rider}");
        (await api.As("rider", rider).Post($"/api/v1/tasks/{id}/accept", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        return new SeenTask(id, (await api.As("rider", rider).Get($"/api/v1/tasks/{id}")).Is(HttpStatusCode.OK).Json);
    }

    private async Task<System.Text.Json.Nodes.JsonNode?> Mine(string rider) =>
        (await api.As("rider", rider).Get("/api/v1/riders/me")).Json["activeTask"];

    private Task<Reply> Act(string rider, SeenTask task, string verb, object? evidence = null) => api.As("rider", rider).Post(
        $"/api/v1/tasks/{task.Id}/{verb}",
        evidence is null ? new { operationId = Caller.NewOperation } : (object)new { operationId = Caller.NewOperation, evidence });

    private sealed record SeenTask(string Id, System.Text.Json.Nodes.JsonNode Json);
}
