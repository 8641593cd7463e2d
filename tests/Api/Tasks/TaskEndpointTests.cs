using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Tasks;

[Collection(DemoApiCollection.Name)]
public sealed class TaskEndpointTests(DemoApiFixture api)
{
    private Caller Dispatcher => api.As("dispatcher", "disp-xihu", DemoApiFixture.Xihu);

    [Fact]
    public async Task Create_Repeated_IsOneTask_AndAnotherBodyUnderItsIdIsRefused()
    {
        var operationId = Caller.NewOperation;
        var first = (await Create(operationId, "灭火器")).Is(HttpStatusCode.Created).Json;
        var again = (await Create(operationId, "灭火器")).Is(HttpStatusCode.Created).Json;
        Assert.Equal((string?)first["id"], (string?)again["id"]);
        (await Create(operationId, "电动车")).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal((DemoApiFixture.Xihu, "hazardCheck", 3), ((string?)first["district"], (string?)first["type"], (int)first["points"]!));
        var within = (DateTimeOffset)first["deadline"]! - (DateTimeOffset)first["createdAt"]!;
        Assert.Equal(TimeSpan.FromMinutes(45), within);
        Assert.Equal("opened", (string?)first["history"]![0]!["event"]);
    }

    [Fact]
    public async Task Task_OfAnotherDistrict_IsNobodyElsesBusiness()
    {
        var id = (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        var other = api.As("dispatcher", "disp-ningbo", DemoApiFixture.Ningbo);
        var body = new { operationId = "1", type = "patrol", position = DemoApiFixture.PlaceInXihu, note = "x" };
        (await other.Post("/api/v1/tasks", body)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await other.Get("/api/v1/tasks/" + id)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await other.Get($"/api/v1/tasks/{id}/candidates")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await other.Get("/api/v1/tasks?district=" + DemoApiFixture.Xihu)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await other.Get("/api/v1/tasks?district=330000")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.DoesNotContain((await other.Get("/api/v1/tasks")).Json["items"]!.AsArray(), task => (string?)task!["id"] == id);
        foreach (var verb in new[] { "verify", "reject", "cancel", "offer", "assign" })
        {
            (await other.Post($"/api/v1/tasks/{id}/{verb}", new { operationId = "1", note = "x", riderId = "r" }))
                .Refused(HttpStatusCode.Forbidden, "not_allowed");
        }

        (await (await api.Person("demo-rider-01")).Get("/api/v1/tasks/" + id)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.NotEqual("cancelled", (string?)(await Dispatcher.Get("/api/v1/tasks/" + id)).Json["status"]);
    }

    [Fact]
    public async Task List_PagesNewestFirst_AndFiltersByStatus()
    {
        var made = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            made.Insert(0, (string)(await Create(Caller.NewOperation, "x")).Json["id"]!);
        }

        (await Dispatcher.Post($"/api/v1/tasks/{made[0]}/cancel", new { operationId = "1" })).Is(HttpStatusCode.OK);
        var listed = new List<string>();
        for (string? cursor = ""; cursor is not null && listed.Count < 6;)
        {
            var page = (await Dispatcher.Get("/api/v1/tasks?limit=2" + (cursor.Length == 0 ? "" : "&cursor=" + cursor))).Is(HttpStatusCode.OK).Json;
            listed.AddRange(Ids(page));
            cursor = (string?)page["next"];
        }

        Assert.Equal(made, listed.Take(5));
        var cancelled = await Dispatcher.Get("/api/v1/tasks?status=cancelled,verified&district=" + DemoApiFixture.Xihu);
        Assert.Contains(made[0], Ids(cancelled.Json));
        Assert.DoesNotContain(made[1], Ids(cancelled.Json));
    }

    [Fact]
    public async Task Command_InTheWrongStatus_IsRefused()
    {
        var id = (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        (await Dispatcher.Post($"/api/v1/tasks/{id}/verify", new { operationId = "1" })).Refused(HttpStatusCode.Conflict, "wrong_status");
        (await Dispatcher.Post($"/api/v1/tasks/{id}/assign", new { operationId = "2", riderId = "nobody" }))
            .Refused(HttpStatusCode.NotFound, "rider_not_found");
        var rider = await api.Person("demo-rider-01");
        (await rider.Post($"/api/v1/tasks/{id}/accept", new { operationId = "1" })).Refused(HttpStatusCode.Conflict, "offer_expired");
        (await rider.Post($"/api/v1/tasks/{id}/start", new { operationId = "2" })).Refused(HttpStatusCode.Conflict, "wrong_status");
    }

    [Fact]
    [Trait("Case", "W20")]
    public async Task Actions_AreWhatTheReaderMayDoNow()
    {
        var rider = await api.Person("demo-rider-43");
        Assert.Null((await api.Service<IGrainFactory>().Rider("demo-rider-43").GoOnDuty()).Refusal);
        var id = (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        var path = "/api/v1/tasks/" + id;
        Assert.Contains("cancel", Actions(await Dispatcher.Get(path)));
        Assert.Contains("assign", Actions(await Dispatcher.Get(path)));

        var assigned = await Dispatcher.Post(path + "/assign", new { operationId = "a", riderId = "demo-rider-43" });
        Assert.Equal(["cancel"], Actions(assigned));
        Assert.Equal(["start", "submit", "decline"], Actions(await rider.Get(path)));
        var me = (await rider.Get("/api/v1/riders/me")).Json;
        Assert.Equal(["start", "submit", "decline"], me["activeTask"]!["actions"]!.AsArray().Select(action => (string)action!));
        Assert.Equal(["submit", "decline"], Actions(await rider.Post(path + "/start", new { operationId = "s" })));
        Assert.Empty(Actions(await rider.Post(path + "/submit", new { operationId = "e", evidence = new { note = "done" } })));
        Assert.Equal(["verify", "reject"], Actions(await Dispatcher.Get(path)));
        var listed = (await Dispatcher.Get("/api/v1/tasks?status=submitted")).Json["items"]!.AsArray().Single(task => (string?)task!["id"] == id);
        Assert.Equal(["verify", "reject"], listed!["actions"]!.AsArray().Select(action => (string)action!));

        await Dispatcher.Post(path + "/reject", new { operationId = "r", note = "照片看不清" });
        Assert.Empty(Actions(await Dispatcher.Get(path)));
        Assert.Empty(Actions(await rider.Get(path)));
    }

    [Fact]
    public async Task HandedBack_WithAReason_TheDispatcherReadsIt()
    {
        var rider = await api.Person("demo-rider-25");
        Assert.Null((await api.Service<IGrainFactory>().Rider("demo-rider-25").GoOnDuty()).Refusal);
        var path = "/api/v1/tasks/" + (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        (await Dispatcher.Post(path + "/assign", new { operationId = "a", riderId = "demo-rider-25" })).Is(HttpStatusCode.OK);

        (await rider.Post(path + "/decline", new { operationId = "d", reason = "bored" })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Contains("decline", Actions(await rider.Get(path)));
        (await rider.Post(path + "/decline", new { operationId = "d", reason = "vehicle" })).Is(HttpStatusCode.OK);
        (await rider.Post(path + "/decline", new { operationId = "d", reason = "vehicle" })).Is(HttpStatusCode.OK);

        var history = (await Dispatcher.Get(path)).Json["history"]!.AsArray();
        Assert.Equal("vehicle", (string?)Assert.Single(history, line => (string?)line!["event"] == "handedBack")!["note"]);
    }

    [Fact]
    [Trait("Case", "W22")]
    public async Task Rejected_TheRiderIsToldWhy_UntilTheyHaveSeenIt()
    {
        var rider = await api.Person("demo-rider-44");
        Assert.Null((await api.Service<IGrainFactory>().Rider("demo-rider-44").GoOnDuty()).Refusal);
        var id = (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        var path = "/api/v1/tasks/" + id;
        (await Dispatcher.Post(path + "/assign", new { operationId = "a", riderId = "demo-rider-44" })).Is(HttpStatusCode.OK);
        (await Dispatcher.Post(path + "/cancel", new { operationId = "c", note = "误报" })).Is(HttpStatusCode.OK);

        var ended = Assert.Single((await rider.Get("/api/v1/riders/me")).Json["endedTasks"]!.AsArray())!;
        Assert.Equal((id, "hazardCheck", "cancelled", "误报"), (
            (string?)ended["taskId"], (string?)ended["type"], (string?)ended["status"], (string?)ended["reason"]));

        var seen = (await rider.Delete("/api/v1/riders/me/ended-tasks/" + id)).Is(HttpStatusCode.OK);
        Assert.Empty(seen.Json["endedTasks"]!.AsArray());
        (await rider.Delete("/api/v1/riders/me/ended-tasks/" + id)).Is(HttpStatusCode.OK);
        Assert.Empty((await rider.Get("/api/v1/riders/me")).Json["endedTasks"]!.AsArray());
    }

    [Fact]
    [Trait("Case", "W20")]
    public async Task List_ChangedFrom_IsATime()
    {
        var id = (string)(await Create(Caller.NewOperation, "x")).Json["id"]!;
        Assert.Contains(id, Ids((await Dispatcher.Get("/api/v1/tasks?changedFrom=2026-01-01T00:00:00%2B08:00")).Is(HttpStatusCode.OK).Json));
        Assert.Empty(Ids((await Dispatcher.Get("/api/v1/tasks?changedFrom=2226-01-01T00:00:00Z")).Is(HttpStatusCode.OK).Json));
        Assert.Contains(id, Ids((await Dispatcher.Get("/api/v1/tasks?status=open&limit=200")).Json));
        Assert.DoesNotContain(id, Ids((await Dispatcher.Get("/api/v1/tasks?status=closed&limit=200")).Json));
        (await Dispatcher.Get("/api/v1/tasks?status=opened")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await Dispatcher.Get("/api/v1/tasks?changedFrom=yesterday")).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Fact]
    public async Task Prices_ArePublished()
    {
        var items = (await api.Anonymous().Get("/api/v1/task-prices")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Equal(
            [("snapReport", 2), ("hazardCheck", 3), ("mediation", 10), ("firstAid", 15), ("patrol", 5)],
            items.Select(price => ((string)price!["type"]!, (int)price["points"]!)));
    }

    private static IEnumerable<string> Actions(Reply reply) =>
        reply.Is(HttpStatusCode.OK).Json["actions"]!.AsArray().Select(action => (string)action!);

    private static IEnumerable<string> Ids(JsonNode page) => page["items"]!.AsArray().Select(task => (string)task!["id"]!);

    private Task<Reply> Create(string operationId, string note) => Dispatcher.Post(
        "/api/v1/tasks", new { operationId, type = "hazardCheck", position = DemoApiFixture.PlaceInXihu, note, respondWithin = "PT45M" });
}
