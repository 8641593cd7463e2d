using System.Net;
using System.Net.Http.Headers;
using System.Text;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

/// <summary>How requests may be written, and what of them is refused by name.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class RequestInputTests(DemoApiFixture api)
{
    [Theory]
    [Trait("Case", "R1")]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json; charset=UTF8")]
    [InlineData("application/json; charset=\"utf8\"")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("application/json; charset='utf-8'")]
    [InlineData("application/json;charset=utf_8")]
    [InlineData("application/json;")]
    [InlineData("application/json; charset=")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/json; charset=us-ascii")]
    [InlineData("application/vnd.redstation+json")]
    public async Task ContentType_ThatMeansJsonInUtf8_IsRead(string type) =>
        Assert.Equal("sign_in_failed", (await Send(type, "{\"grant\":\"password\",\"username\":\"谁\",\"password\":\"x\"}"u8.ToArray())).Code);

    [Theory]
    [Trait("Case", "R1")]
    [InlineData("application/json; charset=nonsense", "unsupported_charset")]
    [InlineData("application/json; charset=gb18030", "unsupported_charset")]
    [InlineData("application/json; charset=utf-16", "unsupported_charset")]
    [InlineData("application/json; charset=utf-7", "unsupported_charset")]
    [InlineData("application/json; charset=a/b", "unsupported_charset")]
    [InlineData("text/plain", "unsupported_media_type")]
    [InlineData("application/x-www-form-urlencoded", "unsupported_media_type")]
    [InlineData("application", "unsupported_media_type")]
    [InlineData("application/json, application/json", "unsupported_media_type")]
    [InlineData(";charset=utf-8", "unsupported_media_type")]
    [InlineData("", "unsupported_media_type")]
    [InlineData(null, "unsupported_media_type")]
    public async Task ContentType_OfAnythingElse_IsRefusedWithACode(string? type, string code) =>
        (await Send(type, "{\"grant\":\"demo\"}"u8.ToArray())).Refused(HttpStatusCode.UnsupportedMediaType, code);

    [Theory]
    [Trait("Case", "R1")]
    [InlineData(new byte[] { (byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}' })]
    [InlineData(new byte[]
    {
        (byte)'{', (byte)'"', (byte)'g', (byte)'r', (byte)'a', (byte)'n', (byte)'t', (byte)'"', (byte)':',
        (byte)'"', 0xb0, 0xc4, (byte)'"', (byte)'}',
    })]
    public async Task Body_ThatIsNotUtf8_IsRefused(byte[] body) =>
        (await Send("application/json; charset=utf8", body)).Refused(HttpStatusCode.BadRequest, "invalid_input");

    [Fact]
    [Trait("Case", "R1")]
    public async Task Charset_OnEveryEndpoint_IsNeverAFault()
    {
        foreach (var (who, method, path) in new[]
        {
            ("anyone", "POST", "auth/otp"), ("anyone", "POST", "auth/logout"), ("dispatcher", "POST", "tasks"),
            ("dispatcher", "POST", "tasks/t1/verify"),
            ("rider", "PUT", "riders/me"), ("rider", "POST", "tasks/t1/accept"), ("rider", "POST", "stations/hz-003/reservations"),
            ("device", "POST", "stations/hz-003/ports:report"), ("device", "POST", "stations/hz-003/recognitions"),
            ("admin", "PUT", "stations/hz-003"),
            ("admin", "POST", "accounts"), ("admin", "PUT", "riders/demo-rider-01/standing"), ("admin", "POST", "stations/hz-003/device-secret"),
        })
        {
            foreach (var charset in new[] { "utf8", "nonsense", "gb18030" })
            {
                var reply = await Who(who).Send(Request(method, path, "application/json; charset=" + charset, "{}"u8.ToArray()));
                Assert.True((int)reply.Status is 400 or 415 or 204, $"{method} {path} {charset}: {(int)reply.Status} {reply.Text}");
            }
        }
    }

    [Theory]
    [Trait("Case", "O7")]
    [InlineData("anyone", "stations?near=30.2,120.1&radius=5", "radius")]
    [InlineData("anyone", "stations?nera=30.2,120.1", "nera")]
    [InlineData("anyone", "stations/hz-003?full=true", "full")]
    [InlineData("anyone", "task-prices?type=patrol", "type")]
    [InlineData("anyone", "districts?city=330100", "city")]
    [InlineData("anyone", "map?id=x", "id")]
    [InlineData("dispatcher", "tasks?assignee=me", "assignee")]
    [InlineData("device", "stations/hz-003/check-ins?type=rider", "type")]
    [InlineData("rider", "riders/me?fields=id", "fields")]
    public async Task Parameter_ThatIsNotKnown_IsRefusedByName(string who, string path, string name)
    {
        var reply = (await Who(who).Get("/api/v1/" + path)).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal([name], reply.Fields);
    }

    [Fact]
    [Trait("Case", "O7")]
    public async Task Parameter_Misspelt_IsToldTheNearest() => Assert.Contains(
        "is near meant?", (await api.Anonymous().Get("/api/v1/stations?nera=30.2,120.1")).Text, StringComparison.Ordinal);

    [Theory]
    [Trait("Case", "O7")]
    [InlineData("dispatcher", "tasks?from=yesterday", "from")]
    [InlineData("dispatcher", "tasks?from=2026-11-29T10:00:00", "from")]
    [InlineData("dispatcher", "tasks?from=2026-11-30&to=2026-11-28", "to")]
    [InlineData("dispatcher", "tasks?from=2026-11-29&to=2026-11-28", "to")]
    [InlineData("dispatcher", "tasks?from=0001-01-01", "from")]
    [InlineData("dispatcher", "tasks?changedFrom=9999-12-31", "changedFrom")]
    [InlineData("dispatcher", "tasks?type=Patrol", "type")]
    [InlineData("dispatcher", "tasks?format=xml", "format")]
    [InlineData("device", "stations/hz-003/check-ins?to=2026-13-01", "to")]
    public async Task Filter_ThatBreaksARule_NamesTheField(string who, string path, string field) =>
        Assert.Equal([field], (await Who(who).Get("/api/v1/" + path)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

    [Fact]
    [Trait("Case", "O7")]
    public async Task Tasks_ByTypeAndTime_AndAsAFile()
    {
        var dispatcher = api.As("dispatcher", "lists-tasks", DemoApiFixture.Xihu);
        foreach (var (type, note) in new[] { ("patrol", "=cmd|' /C calc'!A0"), ("snapReport", "路灯,坏了") })
        {
            (await dispatcher.Post("/api/v1/tasks", new { operationId = Caller.NewOperation, type, position = DemoApiFixture.PlaceInXihu, note }))
                .Is(HttpStatusCode.Created);
        }

        var patrols = (await dispatcher.Get("/api/v1/tasks?type=patrol&limit=200")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.NotEmpty(patrols);
        Assert.All(patrols, task => Assert.Equal("patrol", (string?)task!["type"]));
        Assert.Empty((await dispatcher.Get("/api/v1/tasks?to=2020-01-01")).Json["items"]!.AsArray());
        Assert.NotEmpty((await dispatcher.Get("/api/v1/tasks?from=2020-01-01T00:00:00%2B08:00&to=2099-12-31")).Json["items"]!.AsArray());

        using var answer = await dispatcher.Client.GetAsync("/api/v1/tasks?format=csv", TestContext.Current.CancellationToken);
        var file = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.Equal([0xef, 0xbb, 0xbf], file[..3]);
        var text = Encoding.UTF8.GetString(file);
        Assert.Contains("createdAt (UTC+8)", text, StringComparison.Ordinal);
        Assert.Contains("'=cmd|", text, StringComparison.Ordinal);
        Assert.Contains("\"路灯,坏了\"", text, StringComparison.Ordinal);

        using var accepts = new HttpRequestMessage(HttpMethod.Get, "/api/v1/tasks?type=patrol");
        accepts.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        Assert.DoesNotContain("路灯", (await dispatcher.Send(accepts)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Case", "S8")]
    [InlineData(
        "admin", "PUT", "stations/hz-003",
        "{\"operationId\":\"1\",\"name\":\"x\",\"position\":{\"lat\":30.2594,\"lon\":120.1301},\"ports\":2,\"nmae\":\"y\"}", "nmae")]
    [InlineData("dispatcher", "POST", "tasks", "{\"operationId\":\"1\",\"urgent\":true}", "urgent")]
    [InlineData("dispatcher", "POST", "tasks", "{\"operationId\":\"1\",\"position\":{\"lat\":30,\"lon\":120,\"alt\":3}}", "position.alt")]
    [InlineData(
        "device", "POST", "stations/hz-003/ports:report", "{\"operationId\":\"1\",\"ports\":[{\"port\":1,\"state\":\"available\"}]}",
        "ports[0].state")]
    [InlineData("rider", "POST", "tasks/t1/submit", "{\"operationId\":\"1\",\"evidence\":{\"text\":\"x\"}}", "evidence.text")]
    [InlineData("anyone", "POST", "auth/token", "{\"grant\":\"demo\",\"Subject\":\"x\"}", "Subject")]
    public async Task Field_ThatIsNotKnown_IsRefusedByName(string who, string method, string path, string body, string field)
    {
        var reply = await Who(who).Send(Request(method, path, "application/json", Encoding.UTF8.GetBytes(body)));
        Assert.Equal([field], reply.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.DoesNotContain("RedStation", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "R6")]
    public async Task Cursor_OfAnotherListOrFilter_IsRefused()
    {
        var dispatcher = api.As("dispatcher", "pages", DemoApiFixture.Xihu);
        for (var count = 0; count < 2; count++)
        {
            (await dispatcher.Post(
                "/api/v1/tasks", new { operationId = Caller.NewOperation, type = "patrol", position = DemoApiFixture.PlaceInXihu, note = "x" }))
                .Is(HttpStatusCode.Created);
        }

        var tasks = (string)(await dispatcher.Get("/api/v1/tasks?limit=1&type=patrol")).Json["next"]!;
        var stations = (string)(await dispatcher.Get("/api/v1/stations?limit=1")).Json["next"]!;
        var box = (string)(await dispatcher.Get("/api/v1/stations?limit=1&bbox=120,30,121,31")).Json["next"]!;

        (await dispatcher.Get("/api/v1/tasks?type=patrol&limit=5&cursor=" + tasks)).Is(HttpStatusCode.OK);
        (await dispatcher.Get("/api/v1/stations?limit=5&cursor=" + stations)).Is(HttpStatusCode.OK);
        foreach (var path in new[]
        {
            "tasks?cursor=" + tasks, "tasks?type=patrol&status=verified&cursor=" + tasks, "stations?cursor=" + tasks,
            "stations?bbox=120,30,121,31&cursor=" + stations,
            "stations?cursor=" + box, "tasks?cursor=" + stations, "stations?near=30.2,120.1&cursor=" + stations, "stations?cursor=hz-003",
        })
        {
            Assert.Equal(["cursor"], (await dispatcher.Get("/api/v1/" + path)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        }
    }

    [Theory]
    [Trait("Case", "R7")]
    [InlineData("\"P1W\"", 7 * 24 * 60)]
    [InlineData("\"PT0.5H\"", 30)]
    [InlineData("\"PT0,5H\"", 30)]
    [InlineData("\"P1DT2H\"", 26 * 60)]
    [InlineData("\"PT90.5M\"", 90.5)]
    [InlineData("45", 45)]
    public async Task Duration_OfIso8601_IsRead(string written, double minutes)
    {
        var body = $"{{\"operationId\":\"{Caller.NewOperation}\",\"type\":\"patrol\",\"position\":{{\"lat\":30.2594,\"lon\":120.1301}},"
            + $"\"note\":\"x\",\"respondWithin\":{written}}}";
        var task = (await api.As("dispatcher", "durations", DemoApiFixture.Xihu).Post("/api/v1/tasks", body)).Is(HttpStatusCode.Created).Json;
        var time = (DateTimeOffset)task["deadline"]! - (DateTimeOffset)task["createdAt"]!;
        Assert.Equal(minutes, time.TotalMinutes, 1);
    }

    [Fact]
    [Trait("Case", "R7")]
    public async Task Note_IsCountedInPeoplesCharacters()
    {
        var dispatcher = api.As("dispatcher", "emoji", DemoApiFixture.Xihu);
        object Task(string note) => new { operationId = Caller.NewOperation, type = "patrol", position = DemoApiFixture.PlaceInXihu, note };
        (await dispatcher.Post("/api/v1/tasks", Task(string.Concat(Enumerable.Repeat("👍🏽", 500))))).Is(HttpStatusCode.Created);
        (await dispatcher.Post("/api/v1/tasks", Task(string.Concat(Enumerable.Repeat("😀", 501)))))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
    }

    [Theory]
    [Trait("Case", "M3")]
    [InlineData("4.0", 4)]
    [InlineData("4.000", 4)]
    [InlineData("0.4e1", 4)]
    [InlineData("0.0", 0)]
    public async Task WholeNumber_WithAPoint_IsRead(string written, int ports)
    {
        var reply = await Put(written);
        Assert.Equal(ports, (int)reply.Is(HttpStatusCode.OK).Json["ports"]!["total"]!);
    }

    [Theory]
    [Trait("Case", "M3")]
    [InlineData("4.5")]
    [InlineData("4.00000000000000000001")]
    [InlineData("1e30")]
    [InlineData("1e999")]
    [InlineData("\"4\"")]
    [InlineData("true")]
    public async Task Number_ThatIsNotWhole_IsRefusedByName(string written)
    {
        var reply = await Put(written);
        Assert.Equal(["ports"], reply.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Contains("a whole number", reply.Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Case", "R6")]
    [InlineData("dispatcher", "POST", "tasks", "{\"operationId\":\"1\",\"operationId\":\"2\"}", "operationId")]
    [InlineData("dispatcher", "POST", "tasks", "{\"operationId\":\"1\",\"position\":{\"lat\":30,\"lon\":120,\"lat\":31}}", "position.lat")]
    [InlineData("device", "POST", "stations/hz-003/ports:report", "{\"operationId\":\"1\",\"ports\":[{\"port\":1,\"port\":2}]}", "ports[0].port")]
    [InlineData("anyone", "POST", "auth/token", "{\"grant\":\"demo\",\"grant\":\"otp\"}", "grant")]
    public async Task Field_ThatIsGivenTwice_IsRefusedByName(string who, string method, string path, string body, string field)
    {
        var reply = await Who(who).Send(Request(method, path, "application/json", Encoding.UTF8.GetBytes(body)));
        Assert.Equal([field], reply.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Contains("given once", reply.Text, StringComparison.Ordinal);
    }

    private Task<Reply> Put(string ports) => Who("admin").Send(Request("PUT", "stations/whole-numbers", "application/json", Encoding.UTF8.GetBytes(
        $"{{\"operationId\":\"{Caller.NewOperation}\",\"name\":\"x\",\"position\":{{\"lat\":30.2594,\"lon\":120.1301}},\"ports\":{ports}}}")));

    private Task<Reply> Send(string? type, byte[] body) => api.Anonymous().Send(Request("POST", "auth/token", type, body));

    private static HttpRequestMessage Request(string method, string path, string? type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return new HttpRequestMessage(new HttpMethod(method), "/api/v1/" + path) { Content = content };
    }

    private Caller Who(string who) => who switch
    {
        "anyone" => api.Anonymous(),
        "device" => api.As("device", "device-input", DemoApiFixture.Xihu, "hz-003"),
        "rider" => api.As("rider", "demo-rider-01"),
        _ => api.As(who, who + "-input", DemoApiFixture.Xihu),
    };
}
