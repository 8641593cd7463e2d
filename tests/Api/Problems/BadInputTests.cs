using System.Net;
using System.Text.Json;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

/// <summary>Requests that must be answered 400 naming the field, whoever sends them.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class BadInputTests(DemoApiFixture api)
{
    private const string Device = "hz-003";

    public static TheoryData<string, string, string, string, string> Bodies => new()
    {
        { "dispatcher", "POST", "tasks", "", "body" },
        { "dispatcher", "POST", "tasks", "{", "body" },
        { "dispatcher", "POST", "tasks", "[]", "body" },
        { "dispatcher", "POST", "tasks", "null", "body" },
        { "dispatcher", "POST", "tasks", "{}", "operationId" },
        { "dispatcher", "POST", "tasks", "{\"operationId\":7}", "operationId" },
        { "dispatcher", "POST", "tasks", Task("\"operationId\":\"\""), "operationId" },
        { "dispatcher", "POST", "tasks", Task($"\"operationId\":\"{new string('x', 65)}\""), "operationId" },
        { "dispatcher", "POST", "tasks", Task("\"operationId\":\"a b\""), "operationId" },
        { "dispatcher", "POST", "tasks", Task("\"type\":\"Patrol\""), "type" },
        { "dispatcher", "POST", "tasks", Task("\"type\":\"juggling\""), "type" },
        { "dispatcher", "POST", "tasks", Task("\"type\":4"), "type" },
        { "dispatcher", "POST", "tasks", Task("\"position\":null"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":30.2}"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":91,\"lon\":120}"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":30,\"lon\":-181}"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":1e999,\"lon\":120}"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":\"30\",\"lon\":120}"), "position.lat" },
        { "dispatcher", "POST", "tasks", Task("\"position\":{\"lat\":0,\"lon\":0}"), "position" },
        { "dispatcher", "POST", "tasks", Task("\"note\":\"\""), "note" },
        { "dispatcher", "POST", "tasks", Task($"\"note\":\"{new string('x', 501)}\""), "note" },
        { "dispatcher", "POST", "tasks", Task("\"note\":\"a\\u0000b\""), "note" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":0"), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":1e300"), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":\"PT10S\""), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":\"P8D\""), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":\"-PT30M\""), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":\"soon\""), "respondWithin" },
        { "dispatcher", "POST", "tasks", Task("\"respondWithin\":\"P99999999999Y\""), "respondWithin" },
        { "dispatcher", "POST", "tasks/t1/reject", "{\"operationId\":\"1\"}", "note" },
        { "dispatcher", "POST", "tasks/t1/assign", "{\"operationId\":\"1\"}", "riderId" },
        { "rider", "POST", "tasks/t1/submit", "{\"operationId\":\"1\"}", "evidence" },
        { "rider", "POST", "tasks/t1/submit", "{\"operationId\":\"1\",\"evidence\":{\"note\":\" \"}}", "evidence" },
        { "rider", "POST", "tasks/t1/submit", "{\"operationId\":\"1\",\"evidence\":{\"photoId\":\"none\"}}", "evidence.photoId" },
        { "rider", "POST", "tasks/t1/accept", "{\"operationId\":\"1\",\"offerId\":\"a b\"}", "offerId" },
        { "rider", "POST", "stations/hz-003/reservations", "{\"operationId\":\"1\",\"port\":0}", "port" },
        { "rider", "POST", "stations/hz-003/reservations", "{\"operationId\":\"1\",\"port\":\"one\"}", "port" },
        { "rider", "POST", "stations/hz-003/reservations", "{\"operationId\":\"1\",\"port\":1.5}", "port" },
        { "rider", "PUT", "riders/me", "{\"operationId\":\"1\",\"displayName\":\"\"}", "displayName" },
        { "rider", "PUT", "riders/me", "{\"operationId\":\"1\",\"displayName\":\"x\",\"homeDistrict\":\"999999\"}", "homeDistrict" },
        { "device", "POST", "stations/hz-003/ports:report", "{\"operationId\":\"1\"}", "ports" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"port\":0"), "ports[0].port" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"status\":\"open\""), "ports[0].status" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"status\":null"), "ports[0].status" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"at\":\"2019-12-31T23:59:59.999Z\""), "ports[0].at" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"at\":\"2999-01-01T00:00:00Z\""), "ports[0].at" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"at\":\"2026-11-24T00:00:00\""), "ports[0].at" },
        { "device", "POST", "stations/hz-003/ports:report", Report("\"at\":1700000000"), "ports[0].at" },
        {
            "device", "POST", "stations/hz-003/ports:report",
            $"{{\"operationId\":\"1\",\"ports\":[{string.Join(',', Enumerable.Repeat("null", 257))}]}}", "ports"
        },
        { "device", "POST", "stations/hz-003/ports:report", "{\"operationId\":\"1\",\"ports\":[null]}", "ports[0].port" },
        { "device", "POST", "stations/hz-003/recognitions", "{\"operationId\":\"1\"}", "credential" },
        { "device", "POST", "stations/hz-003/recognitions", $"{{\"operationId\":\"1\",\"credential\":\"{new string('x', 201)}\"}}", "credential" },
        { "admin", "PUT", "stations/a b", Station("\"name\":\"x\""), "id" },
        { "admin", "PUT", "stations/x", Station("\"ports\":65"), "ports" },
        { "admin", "PUT", "stations/x", Station("\"ports\":-1"), "ports" },
        { "admin", "PUT", "stations/x", Station("\"name\":null"), "name" },
        { "admin", "PUT", "stations/x", Station("\"district\":\"330203\""), "district" },
        { "admin", "PUT", "stations/x", Station("\"services\":[\"sauna\"]"), "services[0]" },
        { "admin", "PUT", "stations/x", Station("\"hours\":{\"opens\":\"25:00\",\"closes\":\"22:00\"}"), "hours.opens" },
        { "admin", "PUT", "stations/x", Station("\"hours\":{\"opens\":\"24:00\",\"closes\":\"22:00\"}"), "hours.opens" },
        { "admin", "PUT", "stations/x", Station("\"hours\":{\"opens\":\"08:00\",\"closes\":\"24:01\"}"), "hours.closes" },
        { "admin", "PUT", "stations/x", Station("\"door\":\"ajar\""), "door" },
        { "admin", "PUT", "riders/demo-rider-01/standing", "{\"operationId\":\"1\"}", "blocked" },
        {
            "admin", "POST", "accounts",
            "{\"operationId\":\"1\",\"username\":\"ann\",\"password\":\"short\",\"role\":\"admin\",\"displayName\":\"A\"}", "password"
        },
        {
            "admin", "POST", "accounts",
            "{\"operationId\":\"1\",\"username\":\"ann\",\"password\":\"long enough\",\"role\":\"rider\",\"displayName\":\"A\"}", "role"
        },
        { "anyone", "POST", "auth/token", "{\"grant\":\"magic\"}", "grant" },
        { "anyone", "POST", "auth/token", "{\"grant\":\"otp\",\"phone\":\"13800000000\",\"code\":\"12345\"}", "code" },
    };

    public static TheoryData<string, string, string> Queries => new()
    {
        { "anyone", "stations?bbox=1,2,3", "bbox" },
        { "anyone", "stations?bbox=120,31,121,30", "bbox" },
        { "anyone", "stations?bbox=120,30,121,91", "bbox" },
        { "anyone", "stations?bbox=NaN,30,121,31", "bbox" },
        { "anyone", "stations?near=30.2", "near" },
        { "anyone", "stations?near=91,120", "near" },
        { "anyone", "stations?near=30,120&bbox=120,30,121,31", "near" },
        { "anyone", "stations?limit=0", "limit" },
        { "anyone", "stations?limit=201", "limit" },
        { "anyone", "stations?limit=many", "limit" },
        { "anyone", "stations?cursor=%00", "cursor" },
        { "dispatcher", "tasks?status=lost", "status" },
        { "dispatcher", "tasks?status=offering,,assigned", "status" },
        { "dispatcher", "tasks?district=33", "district" },
        { "dispatcher", "tasks?cursor=!!", "cursor" },
        { "device", "stations/hz-003/check-ins?cursor=!!", "cursor" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_ThatBreaksARule_NamesTheField(string who, string method, string path, string body, string field)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        var reply = await Who(who).Send(request);
        Assert.Contains(field, reply.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Query_ThatBreaksARule_NamesTheField(string who, string path, string field) => Assert.Contains(
        field, (await Who(who).Get("/api/v1/" + path)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

    [Theory]
    [InlineData("anyone", "stations/none", "station_not_found")]
    [InlineData("anyone", "stations/%20", "station_not_found")]
    [InlineData("admin", "stations/none/check-ins", "station_not_found")]
    [InlineData("dispatcher", "tasks/none", "task_not_found")]
    [InlineData("dispatcher", "tasks/a%20b", "task_not_found")]
    [InlineData("dispatcher", "tasks/none/candidates", "task_not_found")]
    [InlineData("rider", "tasks/none", "task_not_found")]
    [InlineData("rider", "photos/none", "photo_not_found")]
    [InlineData("anyone", "nothing", "not_found")]
    public async Task Id_ThatNothingHas_IsNotFound(string who, string path, string code) =>
        (await Who(who).Get("/api/v1/" + path)).Refused(HttpStatusCode.NotFound, code);

    [Fact]
    public async Task Body_TooLarge_OrOfAnotherType_OrMethodUnknown_HasItsOwnCode()
    {
        var dispatcher = Who("dispatcher");
        var large = $"{{\"operationId\":\"1\",\"note\":\"{new string('x', 300_000)}\"}}";
        (await dispatcher.Post("/api/v1/tasks", large)).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        (await dispatcher.Post("/api/v1/tasks", new StringContent("x=1", null, "application/x-www-form-urlencoded")))
            .Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await dispatcher.Delete("/api/v1/tasks")).Refused(HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        var deep = string.Concat(Enumerable.Repeat("{\"position\":", 60)) + "1" + new string('}', 60);
        (await dispatcher.Post("/api/v1/tasks", deep)).Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    private static string Task(string with) =>
        Merge("\"operationId\":\"1\",\"type\":\"patrol\",\"position\":{\"lat\":30.2594,\"lon\":120.1301},\"note\":\"x\"", with);

    private static string Station(string with) =>
        Merge("\"operationId\":\"1\",\"name\":\"x\",\"position\":{\"lat\":30.2594,\"lon\":120.1301},\"ports\":2", with);

    private static string Report(string with) =>
        $"{{\"operationId\":\"1\",\"ports\":[{Merge("\"port\":1,\"status\":\"available\",\"at\":\"2026-11-24T00:00:00Z\"", with)}]}}";

    /// <summary>Of two members of one name only the later is sent: one that is given twice is refused for that.</summary>
    private static string Merge(string members, string with)
    {
        using var known = JsonDocument.Parse($"{{{members}}}");
        using var others = JsonDocument.Parse($"{{{with}}}");
        var named = others.RootElement.EnumerateObject().Select(member => member.Name).ToHashSet();
        var kept = known.RootElement.EnumerateObject().Where(member => !named.Contains(member.Name)).Select(member => member.ToString());
        return $"{{{string.Join(',', kept.Append(with))}}}";
    }

    private Caller Who(string who) => who switch
    {
        "anyone" => api.Anonymous(),
        "device" => api.As("device", "device-bad", DemoApiFixture.Xihu, Device),
        "rider" => api.As("rider", "demo-rider-01"),
        _ => api.As(who, who + "-bad", DemoApiFixture.Xihu),
    };
}
