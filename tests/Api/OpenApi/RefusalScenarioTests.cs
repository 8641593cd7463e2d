using System.Globalization;
using System.Net;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>Refusals that are documented and that no test of a feature has a reason to meet.</summary>
[Collection(RefusalCollection.Name)]
public sealed class RefusalScenarioTests(RefusalApiFixture api)
{
    private const string Operation = """{ "operationId": "OPERATION" }""";
    private const string Note = """{ "operationId": "OPERATION", "note": "看过了" }""";
    private const string Evidence = """{ "operationId": "OPERATION", "evidence": { "note": "看过了" } }""";
    private const string Reason = """, "note": "看过了" """;
    private const string Assign = """{ "operationId": "OPERATION", "riderId": "ghost" }""";

    [Theory]
    [InlineData("admin", "DELETE", "/api/v1/stations/ghost", null, "station_not_found")]
    [InlineData("admin", "GET", "/api/v1/stations/ghost/devices", null, "station_not_found")]
    [InlineData("admin", "GET", "/api/v1/stations/ghost/check-ins", null, "station_not_found")]
    [InlineData("admin", "POST", "/api/v1/stations/ghost/device-secret", Operation, "station_not_found")]
    [InlineData("device", "POST", "/api/v1/stations/ghost/ports:report", """{ "operationId": "OPERATION", "ports": [] }""", "station_not_found")]
    [InlineData(
        "device", "POST", "/api/v1/stations/ghost/recognitions", """{ "operationId": "OPERATION", "credential": "x" }""", "station_not_found")]
    [InlineData("rider", "POST", "/api/v1/stations/ghost/reservations", Operation, "station_not_found")]
    [InlineData("rider", "DELETE", "/api/v1/stations/ghost/reservations/ghost", null, "station_not_found")]
    [InlineData("rider", "GET", "/api/v1/riders/me/credential", null, "rider_not_found")]
    [InlineData("rider", "DELETE", "/api/v1/riders/me/ended-tasks/ghost", null, "rider_not_found")]
    [InlineData("admin", "PUT", "/api/v1/riders/ghost/standing", """{ "operationId": "OPERATION", "blocked": true }""", "rider_not_found")]
    [InlineData("admin", "GET", "/api/v1/tasks/ghost", null, "task_not_found")]
    [InlineData("admin", "GET", "/api/v1/tasks/ghost/candidates", null, "task_not_found")]
    [InlineData("admin", "POST", "/api/v1/tasks/ghost/verify", Operation, "task_not_found")]
    [InlineData("admin", "POST", "/api/v1/tasks/ghost/reject", Note, "task_not_found")]
    [InlineData("admin", "POST", "/api/v1/tasks/ghost/cancel", Operation, "task_not_found")]
    [InlineData("admin", "POST", "/api/v1/tasks/ghost/offer", Operation, "task_not_found")]
    [InlineData("admin", "POST", "/api/v1/tasks/ghost/assign", Assign, "task_not_found")]
    [InlineData("rider", "POST", "/api/v1/tasks/ghost/accept", Operation, "task_not_found")]
    [InlineData("rider", "POST", "/api/v1/tasks/ghost/decline", Operation, "task_not_found")]
    [InlineData("rider", "POST", "/api/v1/tasks/ghost/start", Operation, "task_not_found")]
    [InlineData("rider", "POST", "/api/v1/tasks/ghost/submit", Evidence, "task_not_found")]
    [InlineData("rider", "POST", "/api/v1/tasks/ghost/photo", Operation, "task_not_found")]
    [InlineData("admin", "GET", "/api/v1/photos/ghost", null, "photo_not_found")]
    [InlineData("admin", "GET", "/api/v1/demo/people", null, "not_demo")]
    [InlineData("admin", "POST", "/api/v1/auth/token", """{ "grant": "demo", "subject": "ghost" }""", "not_demo")]
    public async Task Call_OnWhatIsNotThere_SaysSo(string role, string method, string path, string? body, string code) =>
        (await Send(As(role, "ghost"), method, path, body)).Refused(HttpStatusCode.NotFound, code);

    [Fact]
    public async Task Station_ThatIsRetired_RefusesEverybody()
    {
        await api.Station("retired");
        (await api.Admin.Delete("/api/v1/stations/retired")).Is(HttpStatusCode.NoContent);

        (await Send(As("device", "retired"), "POST", "/api/v1/stations/retired/ports:report", """{ "operationId": "OPERATION", "ports": [] }"""))
            .Refused(HttpStatusCode.Gone, "station_retired");
        (await Send(
            As("device", "retired"), "POST", "/api/v1/stations/retired/recognitions", """{ "operationId": "OPERATION", "credential": "x" }"""))
            .Refused(HttpStatusCode.Gone, "station_retired");
        (await Send(As("rider", "ghost"), "POST", "/api/v1/stations/retired/reservations", Operation))
            .Refused(HttpStatusCode.Gone, "station_retired");
    }

    [Fact]
    public async Task Station_WithoutTheReservation_SaysSo()
    {
        await api.Station("plain");

        (await As("rider", "ghost").Delete("/api/v1/stations/plain/reservations/ghost")).Refused(HttpStatusCode.NotFound, "reservation_not_found");
        (await Send(As("rider", "ghost"), "POST", "/api/v1/stations/plain/reservations", """{ "operationId": "OPERATION", "port": 9 }"""))
            .Refused(HttpStatusCode.NotFound, "port_not_found");
    }

    [Fact]
    public async Task Task_InAnotherStatus_RefusesWhatComesTooEarlyOrTooLate()
    {
        var task = await api.Admin.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "hazardCheck",
            position = DemoApiFixture.PlaceInXihu,
            note = "井盖缺失",
        });
        var path = "/api/v1/tasks/" + (string?)task.Is(HttpStatusCode.Created).Json["id"];

        await Refuse("admin", "assign", Assign, HttpStatusCode.NotFound, "rider_not_found");
        await Refuse("rider", "decline", Operation, HttpStatusCode.NotFound, "offer_not_found");
        await Refuse("admin", "verify", Operation, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("admin", "reject", Note, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("rider", "start", Operation, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("rider", "submit", Evidence, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("rider", "photo", Operation, HttpStatusCode.Conflict, "wrong_status");
        (await Send(api.Admin, "POST", path + "/cancel", Operation)).Is(HttpStatusCode.OK);
        await Refuse("admin", "cancel", Operation, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("admin", "offer", Operation, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("admin", "assign", Assign, HttpStatusCode.Conflict, "wrong_status");
        await Refuse("rider", "accept", Operation, HttpStatusCode.Conflict, "wrong_status");

        async Task Refuse(string role, string verb, string body, HttpStatusCode status, string code) =>
            (await Send(As(role, "ghost"), "POST", $"{path}/{verb}", body)).Refused(status, code);
    }

    [Theory]
    [InlineData("verify", "")]
    [InlineData("open", "")]
    [InlineData("refuse", """, "reason": "not-found" """)]
    [InlineData("split", Reason)]
    [InlineData("dispatch", """, "unit": "环卫所" """)]
    [InlineData("start", "")]
    [InlineData("finish", "")]
    [InlineData("close", "")]
    [InlineData("rework", Reason)]
    [InlineData("return", Reason)]
    [InlineData("hand-over", """, "note": "不归我们", "district": "330203" """)]
    [InlineData("hand-back", Reason)]
    [InlineData("suspend", """, "note": "缺资金", "reviewAt": "2026-01-01T00:00:00Z" """)]
    [InlineData("confirm-suspension", "")]
    [InlineData("decline-suspension", Reason)]
    [InlineData("resume", "")]
    [InlineData("extend", """, "note": "雨天", "extension": 1 """)]
    [InlineData("tasks", """, "type": "patrol" """)]
    public async Task Case_ThatIsOverOrNotThere_RefusesADispatcher(string verb, string more)
    {
        var body = """{ "operationId": "OPERATION" """ + more + "}";
        (await Send(Admin, "POST", $"/api/v1/cases/ghost/{verb}", body)).Refused(HttpStatusCode.NotFound, "case_not_found");
        var path = await Reported("over-" + verb);
        (await Send(Admin, "POST", path + "/refuse", """{ "operationId": "OPERATION", "reason": "not-found" }""")).Is(HttpStatusCode.OK);

        (await Send(Admin, "POST", $"{path}/{verb}", body)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
    }

    [Fact]
    public async Task Case_RefusesARider_WhoComesTooLateOrIsBlocked()
    {
        var path = await Reported("too-late");
        var (rider, other) = (api.As("rider", "too-late"), api.As("rider", "too-late-other"));
        (await other.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        (await Send(rider, "POST", "/api/v1/cases/ghost/join", Operation)).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Send(rider, "POST", "/api/v1/cases/ghost/reopen", Note)).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Admin.Get("/api/v1/cases/ghost")).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Admin.Put("/api/v1/riders/too-late-other/standing", new { operationId = Caller.NewOperation, blocked = true })).Is(HttpStatusCode.OK);
        (await Send(other, "POST", path + "/join", Operation)).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        (await Report(other)).Refused(HttpStatusCode.Forbidden, "rider_blocked");
        (await Send(Admin, "POST", path + "/merge", """{ "operationId": "OPERATION", "caseId": "ID" }""".Replace(
            "ID", path.Split('/')[^1], StringComparison.Ordinal))).Refused(HttpStatusCode.Conflict, "merge_into_earlier");
        (await Send(Admin, "POST", "/api/v1/cases/ghost/merge", """{ "operationId": "OPERATION", "caseId": "ID" }""".Replace(
            "ID", path.Split('/')[^1], StringComparison.Ordinal))).Refused(HttpStatusCode.NotFound, "case_not_found");

        foreach (var (verb, more) in ((string, string)[])[("open", ""), ("dispatch", """, "unit": "环卫所" """), ("finish", "")])
        {
            (await Send(Admin, "POST", $"{path}/{verb}", $$"""{ "operationId": "OPERATION"{{more}} }""")).Is(HttpStatusCode.OK);
        }

        (await Send(api.As("admin", "second"), "POST", path + "/close", Operation)).Is(HttpStatusCode.OK);
        (await Send(Admin, "POST", path + "/merge", """{ "operationId": "OPERATION", "caseId": "ID" }""".Replace(
            "ID", path.Split('/')[^1], StringComparison.Ordinal))).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        (await Send(api.As("rider", "too-late-third"), "POST", path + "/join", Operation)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        (await Send(api.As("rider", "too-late-third"), "POST", path + "/reopen", Note)).Refused(HttpStatusCode.Forbidden, "not_your_case");
        api.Time.Advance(TimeSpan.FromDays(7));
        (await Send(api.As("rider", "too-late"), "POST", path + "/reopen", Note)).Refused(HttpStatusCode.Conflict, "reopen_too_late");
    }

    [Fact]
    public async Task Case_TakesNoMoreReportersThanItHolds()
    {
        var path = await Reported("crowd-first");
        for (var reporters = 1; reporters < Limits.CaseReporters; reporters++)
        {
            (await Send(api.As("rider", $"crowd-{reporters}"), "POST", path + "/join", Operation)).Is(HttpStatusCode.OK);
        }

        (await Send(api.As("rider", "crowd-last"), "POST", path + "/join", Operation)).Refused(HttpStatusCode.Conflict, "case_joined_by_many");
        await api.TakePublicReports("330106");
        var token = (string?)(await api.Anonymous().Get("/api/v1/public-reports/form")).Is(HttpStatusCode.OK).Json["token"];
        (await api.Anonymous().Post("/api/v1/public-reports/join", new { operationId = Caller.NewOperation, token, caseId = path.Split('/')[^1] }))
            .Refused(HttpStatusCode.Conflict, "case_joined_by_many");
    }

    [Fact]
    public async Task Case_WhoseDayToLookAgainIsPast_IsNotSuspended()
    {
        var path = await Reported("suspended");
        var review = api.Time.GetUtcNow().AddDays(2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        foreach (var (verb, more) in ((string, string)[])
            [("open", ""), ("dispatch", ", \"unit\": \"环卫所\""), ("suspend", $", \"note\": \"缺资金\", \"reviewAt\": \"{review}\"")])
        {
            (await Send(Admin, "POST", $"{path}/{verb}", $$"""{ "operationId": "OPERATION"{{more}} }""")).Is(HttpStatusCode.OK);
        }

        api.Time.Advance(TimeSpan.FromDays(3));
        (await Send(api.As("admin", "second"), "POST", path + "/confirm-suspension", Operation))
            .Refused(HttpStatusCode.BadRequest, "case_review_out_of_range");
    }

    private static Task<Reply> Report(Caller rider) => rider.Post("/api/v1/cases", new
    {
        operationId = Caller.NewOperation,
        @class = "e0101",
        position = DemoApiFixture.PlaceInXihu,
        note = "垃圾",
    });

    private async Task<string> Reported(string rider) =>
        "/api/v1/cases/" + (string?)(await Report(api.As("rider", rider))).Is(HttpStatusCode.Created).Json["id"];

    private Caller Admin => api.Admin;

    private Caller As(string role, string station) => api.As(role, "ghost-" + role, stationId: role == "device" ? station : null);

    private static Task<Reply> Send(Caller caller, string method, string path, string? body)
    {
        var written = body?.Replace("OPERATION", Caller.NewOperation, StringComparison.Ordinal);
        return caller.Send(new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = written is null ? null : new StringContent(written, null, "application/json"),
        });
    }
}
