using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Open311;

/// <summary>Open311 GeoReport v2, fact by fact. Classes with questions are published for one district here, not to disturb others.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class Open311Tests(DemoApiFixture api)
{
    private const string Base = "/open311/v2";
    private const string Keys = "/api/v1/open311-keys";
    private const string Asking = "330326";

    private Caller Anyone => api.Anonymous();

    private Caller Admin => api.As("admin", "root");

    private Caller Dispatcher => api.As("dispatcher", "open311-dispatcher", DemoApiFixture.Xihu);

    [Fact]
    public async Task Answers_AreTheSameInXmlAndJson()
    {
        var id = await Reported(await Key("both"));
        foreach (var path in (string[])
            ["discovery", "services", "services/c0101", "requests", $"requests/{id}", $"tokens/{id}", "requests/ghost", "services/ghost"])
        {
            var (xml, json) = (await Anyone.Get($"{Base}/{path}.xml"), await Anyone.Get($"{Base}/{path}.json"));
            Assert.Equal(GeoReport.AsText(json.Json), GeoReport.AsText(GeoReport.FromXml(xml.Text)));
        }

        using var response = await Anyone.Client.GetAsync($"{Base}/services.xml", TestContext.Current.CancellationToken);
        Assert.Equal("text/xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        using var other = await Anyone.Client.GetAsync($"{Base}/services.json", TestContext.Current.CancellationToken);
        Assert.Equal("application/json", other.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(Base)]
    [InlineData("/open311")]
    public async Task Discovery_SaysWhatIsHere(string where)
    {
        var discovery = (await Anyone.Get($"{where}/discovery.json")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(GeoReport.AsText(discovery), GeoReport.AsText(GeoReport.FromXml((await Anyone.Get($"{where}/discovery.xml")).Text)));

        GeoReport.IsTime(discovery["changeset"]);
        Assert.NotEmpty((string)discovery["contact"]!);
        Assert.NotEmpty((string)discovery["key_service"]!);
        var endpoint = Assert.Single(discovery["endpoints"]!.AsArray())!;
        Assert.EndsWith(Base, (string)endpoint["url"]!, StringComparison.Ordinal);
        Assert.Equal("production", (string)endpoint["type"]!);
        Assert.Equal(["text/xml", "application/json"], endpoint["formats"]!.AsArray().Select(format => (string)format!));
    }

    [Fact]
    public async Task Services_AreTheClasses_InTheCallersLanguage()
    {
        var services = (await Anyone.Get($"{Base}/services.json")).Is(HttpStatusCode.OK).Json.AsArray();
        Assert.All(services, service => GeoReport.CheckService(service!));
        var light = services.Single(service => (string)service!["service_code"]! == "c0102")!;
        Assert.Equal(("路灯不亮", "公用设施", false), ((string)light["service_name"]!, (string)light["group"]!, (bool)light["metadata"]!));

        var english = Anyone;
        english.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        Assert.Contains("Street light out", (await english.Get($"{Base}/services.json")).Text, StringComparison.Ordinal);

        var definition = (await Anyone.Get($"{Base}/services/c0102.json")).Is(HttpStatusCode.OK).Json;
        GeoReport.CheckDefinition(definition);
        Assert.Empty(definition["attributes"]!.AsArray());
    }

    /// <summary>Its cases are nobody else's business, so it is no service in which anybody reports.</summary>
    [Fact]
    public async Task IncidentsOnDuty_AreNoService()
    {
        var services = (await Anyone.Get($"{Base}/services.json")).Is(HttpStatusCode.OK).Json.AsArray();

        Assert.DoesNotContain(IncidentRules.ClassId, services.Select(service => (string)service!["service_code"]!));
        (await Anyone.Get($"{Base}/services/{IncidentRules.ClassId}.json")).IsRefused(HttpStatusCode.NotFound);
        (await Report(await Key("incidents"), ("service_code", IncidentRules.ClassId))).IsRefused(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Jurisdictions_AreAdcodes()
    {
        Assert.Equal(
            (await Anyone.Get($"{Base}/services.json")).Text,
            (await Anyone.Get($"{Base}/services.json?jurisdiction_id=")).Is(HttpStatusCode.OK).Text);
        foreach (var known in (string[])["330106", "330100"])
        {
            (await Anyone.Get($"{Base}/services.json?jurisdiction_id={known}")).Is(HttpStatusCode.OK);
        }

        foreach (var path in (string[])["services", "services/c0101", "requests", "requests/ghost", "tokens/ghost"])
        {
            (await Anyone.Get($"{Base}/{path}.json?jurisdiction_id=999999")).IsRefused(HttpStatusCode.NotFound);
        }

        (await Report(await Key("nowhere"), ("jurisdiction_id", "999999"))).IsRefused(HttpStatusCode.NotFound);
        (await Report(await Key("elsewhere"), ("jurisdiction_id", DemoApiFixture.Ningbo))).IsRefused(HttpStatusCode.BadRequest);
        (await Report(await Key("here"), ("jurisdiction_id", "330100"))).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Report_IsACaseOfTheKeysOrganisation_AndAnybodyFollowsIt()
    {
        var id = await Reported(await Key("12345 热线"), ("description", "路灯坏了，找张三 13800000000"), ("phone", "13811111111"), ("first_name", "李四"));
        var read = (await Anyone.Get($"{Base}/requests/{id}.json")).Is(HttpStatusCode.OK).Json.AsArray();

        var request = Assert.Single(read)!;
        GeoReport.CheckRequest(request);
        Assert.Equal(("open", "c0102", "路灯不亮"), Seen(request));
        // What was written is nobody's business before a dispatcher has read it, who reported it never.
        Assert.Null(request["description"]);
        Assert.Null(request["extended_attributes"]);
        var text = (await Anyone.Get($"{Base}/requests/{id}.json?extensions=true")).Text;
        Assert.All((string[])["张三", "李四", "138", "热线"], word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));

        var seen = (await Dispatcher.Get($"/api/v1/cases/{id}")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("12345 热线", 1, 0), ((string)seen["organisation"]!, (int)seen["reporterCount"]!, seen["reporters"]!.AsArray().Count));
        Assert.Equal("12345 热线", (string)seen["history"]![0]!["by"]!);
        Assert.DoesNotContain("李四", seen.ToJsonString(), StringComparison.Ordinal);

        await Does(Dispatcher, id, "open");
        await Does(Dispatcher, id, "dispatch", new { unit = "路灯所" });
        await Does(Dispatcher, id, "finish");
        var closed = await Does(api.As("dispatcher", "open311-second", DemoApiFixture.Xihu), id, "close");
        request = (await Anyone.Get($"{Base}/requests/{id}.json?extensions=true")).Json[0]!;
        GeoReport.CheckRequest(request);
        Assert.Equal(("closed", "路灯所"), ((string)request["status"]!, (string)request["agency_responsible"]!));
        Assert.StartsWith("路灯坏了", (string)request["description"]!, StringComparison.Ordinal);
        Assert.Equal(((string)closed["deadlines"]!["closedAt"]!)[..19], ((string)request["updated_datetime"]!)[..19]);
        Assert.Matches("^3301060102[0-9]{6}$", (string)closed["number"]!);
        var extended = request["extended_attributes"]!;
        Assert.Equal(((string)closed["number"]!, "closed"), ((string)extended["case_number"]!, (string)extended["case_status"]!));
    }

    [Fact]
    public async Task Report_ThatARiderJoins_IsFollowedByThemToo()
    {
        var id = await Reported(await Key("joined"));
        var rider = api.As("rider", "open311-rider");
        await Does(rider, id, "join");

        var seen = (await rider.Get($"/api/v1/cases/{id}")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((2, null, "reporter"), ((int)seen["reporterCount"]!, (string?)seen["organisation"], (string)seen["history"]![0]!["by"]!));
        await Does(Dispatcher, id, "refuse", new { reason = "not-found" });
        var request = (await Anyone.Get($"{Base}/requests/{id}.json")).Json[0]!;
        Assert.Equal("closed", (string)request["status"]!);
        Assert.Null(request["description"]);
        Assert.NotEqual("status_refused", (string)request["status_notes"]!);
    }

    [Fact]
    public async Task Report_WithoutAKeyOrWithWhatIsWrong_IsRefused()
    {
        (await Post(Form(null))).IsRefused(HttpStatusCode.Forbidden);
        (await Post(Form("rs311_wrong"))).IsRefused(HttpStatusCode.Forbidden);
        var key = await Key("careless");
        (await Report(key, ("service_code", "nothing"))).IsRefused(HttpStatusCode.NotFound);
        foreach (var (name, value) in (List<(string, string)>)
        [
            ("service_code", ""), ("lat", ""), ("lat", "91"), ("long", "east"), ("lat", "0"), ("description", new string('长', 4_001)),
            ("attribute[UNASKED]", "x"), ("description", "\u0007"),
        ])
        {
            (await Report(key, (name, value))).IsRefused(HttpStatusCode.BadRequest);
        }

        (await Post(new StringContent("{}", System.Text.Encoding.UTF8, "application/json"))).IsRefused(HttpStatusCode.BadRequest);
        (await Post(new MultipartFormDataContent { { new StringContent(key), "api_key" } })).IsRefused(HttpStatusCode.BadRequest);
        (await Report(key, ("description", new string('长', 4_000)))).Is(HttpStatusCode.Created);
        (await Report(key, ("description", ""))).Is(HttpStatusCode.Created);
        (await Post(Form(key), "xml")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Report_RepeatedWithItsKey_IsOneCase()
    {
        var key = await Key("repeats");
        var first = (await Post(Form(key), repeat: "a-1")).Is(HttpStatusCode.Created).Text;

        Assert.Equal(first, (await Post(Form(key), repeat: "a-1")).Is(HttpStatusCode.Created).Text);
        Assert.NotEqual(first, (await Post(Form(key), repeat: "a-2")).Is(HttpStatusCode.Created).Text);
        Assert.NotEqual(first, (await Post(Form(await Key("other")), repeat: "a-1")).Is(HttpStatusCode.Created).Text);
        (await Post(Form(key, ("description", "别的")), repeat: "a-1")).IsRefused(HttpStatusCode.BadRequest);
        (await Post(Form(key), repeat: "no blanks")).IsRefused(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Classes_AskWhatTheyNeed_AndAnswersAreChecked()
    {
        await PublishQuestions();
        var (key, place) = (await Key("asked"), DistrictMap.Load().Find(Asking)!.Centre);
        var definition = (await Anyone.Get($"{Base}/services/e0101.json?jurisdiction_id={Asking}")).Is(HttpStatusCode.OK).Json;
        GeoReport.CheckDefinition(definition);
        Assert.Equal(
            ["KIND singlevaluelist True", "HARM multivaluelist False", "DEPTH number False", "SEEN datetime False"],
            definition["attributes"]!.AsArray().Select(one => $"{one!["code"]} {one["datatype"]} {(bool)one["required"]!}"));
        var services = (await Anyone.Get($"{Base}/services.json?jurisdiction_id={Asking}")).Json;
        Assert.True((bool)services[0]!["metadata"]!);

        var id = (string)(await Asked(
            ("attribute[KIND]", "FOOD"), ("attribute[HARM][]", "SMELL"), ("attribute[HARM][]", "RATS"), ("attribute[DEPTH]", "1.5"),
            ("attribute[SEEN]", "2026-11-30T08:00:00+08:00"))).Is(HttpStatusCode.Created).Json[0]!["service_request_id"]!;
        var answers = (await Admin.Get($"/api/v1/cases/{id}")).Json["answers"]!.AsArray();
        Assert.Equal(["FOOD", "SMELL RATS", "1.5", "2026-11-30T08:00:00+08:00"], answers.Select(
            answer => string.Join(' ', answer!["values"]!.AsArray().Select(value => (string)value!))));

        (await Asked()).IsRefused(HttpStatusCode.BadRequest);
        (await Asked(("attribute[KIND]", "OTHER"))).IsRefused(HttpStatusCode.BadRequest);
        (await Asked(("attribute[KIND][]", "FOOD"), ("attribute[KIND][]", "PAPER"))).IsRefused(HttpStatusCode.BadRequest);
        (await Asked(("attribute[KIND]", "FOOD"), ("attribute[DEPTH]", "deep"))).IsRefused(HttpStatusCode.BadRequest);
        (await Asked(("attribute[KIND]", "FOOD"), ("attribute[SEEN]", "2026-11-30T08:00:00"))).IsRefused(HttpStatusCode.BadRequest);

        Task<Reply> Asked(params (string, string)[] more) => Report(
            key, [("service_code", "e0101"), ("lat", Text(place.Lat)), ("long", Text(place.Lon)), .. more]);
    }

    [Fact]
    public async Task Requests_AreFiltered_AndCutIntoPages()
    {
        var key = await Key("lists");
        var ids = new List<string>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add(await Reported(key, ("service_code", "c0105")));
        }

        await Does(Dispatcher, ids[0], "refuse", new { reason = "not-found" });
        const string Mine = "service_code=c0105";
        Assert.Equal(ids.Order(), (await Ids(Mine + ",nothing")).Order());
        Assert.Equal(ids[1..].Order(), (await Ids(Mine + "&status=open")).Order());
        Assert.Equal([ids[0]], await Ids(Mine + "&status=closed"));
        Assert.Equal(3, (await Ids(Mine + "&status=open,closed")).Count);
        Assert.Equal(3, (await Ids(Mine + "&jurisdiction_id=330106")).Count);
        Assert.Empty(await Ids(Mine + "&jurisdiction_id=330203"));
        var pages = new List<string>();
        for (var page = 1; page <= 4; page++)
        {
            pages.AddRange(await Ids($"{Mine}&page_size=1&page={page}"));
        }

        Assert.Equal(await Ids(Mine), pages);
        Assert.Equal(ids[..2].Order(), (await Ids($"service_request_id={ids[0]},{ids[1]},ghost&status=nonsense&start_date=x")).Order());
        var now = api.Time.GetUtcNow();
        Assert.Empty(await Ids($"{Mine}&end_date={Time(now.AddDays(-1))}"));
        Assert.Equal(3, (await Ids($"{Mine}&start_date={Time(now.AddDays(-1))}&end_date={Time(now.AddDays(1))}")).Count);
        Assert.Equal(3, (await Ids($"{Mine}&start_date={Time(now.AddDays(-1))}")).Count);
    }

    [Theory]
    [InlineData("start_date=2026-11-01")]
    [InlineData("start_date=2026-11-01T00:00:00")]
    [InlineData("start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z")]
    [InlineData("start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z")]
    [InlineData("status=new")]
    [InlineData("page=0")]
    [InlineData("page_size=1001")]
    [InlineData("colour=red")]
    public async Task Requests_WithWhatIsWrong_AreRefused(string query) =>
        (await Anyone.Get($"{Base}/requests.json?{query}")).IsRefused(HttpStatusCode.BadRequest);

    [Theory]
    [InlineData("GET", "/open311/v2/services")]
    [InlineData("GET", "/open311/v2/services.csv")]
    [InlineData("GET", "/open311/v2/nothing.json")]
    [InlineData("GET", "/open311/v1/services.json")]
    [InlineData("DELETE", "/open311/v2/requests.json")]
    [InlineData("POST", "/open311/v2/requests.csv")]
    public async Task Path_ThatIsNone_IsNotFound(string method, string path) =>
        (await Anyone.Send(new HttpRequestMessage(new HttpMethod(method), path))).IsRefused(HttpStatusCode.NotFound);

    [Fact]
    public async Task Key_IsShownOnce_AndWorksUntilItIsRevoked()
    {
        var body = new { operationId = Caller.NewOperation, organisation = "96310", note = "试用" };
        var added = (await Admin.Post(Keys, body)).Is(HttpStatusCode.Created);
        var (id, key) = ((string)added.Json["id"]!, (string)added.Json["apiKey"]!);
        Assert.Equal(added.Text, (await Admin.Post(Keys, body)).Text);
        (await Admin.Post(Keys, new { body.operationId, organisation = "other" })).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal(["organisation"], (await Admin.Post(Keys, new { body.operationId })).Fields);
        var list = (await Admin.Get(Keys)).Is(HttpStatusCode.OK).Text;
        Assert.Contains(id, list, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list, StringComparison.Ordinal);
        (await Dispatcher.Get(Keys)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        await Reported(key);

        var revoke = new { operationId = Caller.NewOperation };
        var revoked = (await Admin.Post($"{Keys}/{id}/revoke", revoke)).Is(HttpStatusCode.OK);

        Assert.Equal("root", (string)revoked.Json["revokedBy"]!);
        Assert.Equal(revoked.Text, (await Admin.Post($"{Keys}/{id}/revoke", revoke)).Text);
        (await Post(Form(key))).IsRefused(HttpStatusCode.Forbidden);
        (await Admin.Post($"{Keys}/ghost/revoke", revoke)).Refused(HttpStatusCode.NotFound, "report_key_not_found");
        Assert.Equal(["operationId"], (await Admin.Post($"{Keys}/{id}/revoke", new { })).Fields);
    }

    private static FormUrlEncodedContent Form(string? key, params (string Name, string Value)[] more)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("service_code", "c0102"), ("lat", "30.2594"), ("long", "120.1301"), ("description", "路灯不亮"),
        };
        fields.RemoveAll(field => more.Any(other => other.Name == field.Name));
        fields.AddRange(more);
        fields.AddRange(key is null ? [] : [("api_key", key)]);
        return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    private static string Text(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static (string Status, string Code, string Name) Seen(JsonNode request) =>
        ((string)request["status"]!, (string)request["service_code"]!, (string)request["service_name"]!);

    private static async Task<JsonNode> Does(Caller caller, string id, string action, object? more = null)
    {
        var body = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(more ?? new { }))!.AsObject();
        body["operationId"] = Caller.NewOperation;
        return (await caller.Post($"/api/v1/cases/{id}/{action}", body.ToJsonString())).Is(HttpStatusCode.OK).Json;
    }

    private async Task<string> Key(string organisation) => (string)(await Admin.Post(
        Keys, new { operationId = Caller.NewOperation, organisation })).Is(HttpStatusCode.Created).Json["apiKey"]!;

    private Task<Reply> Report(string key, params (string Name, string Value)[] more) => Post(Form(key, more));

    private async Task<string> Reported(string key, params (string Name, string Value)[] more)
    {
        var answer = Assert.Single((await Report(key, more)).Is(HttpStatusCode.Created).Json.AsArray())!;
        Assert.Null(answer["token"]);
        return (string)answer["service_request_id"]!;
    }

    private Task<Reply> Post(HttpContent content, string format = "json", string? repeat = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{Base}/requests.{format}") { Content = content };
        if (repeat is not null)
        {
            request.Headers.Add("Idempotency-Key", repeat);
        }

        return Anyone.Send(request);
    }

    private async Task<List<string>> Ids(string query)
    {
        var list = (await Anyone.Get($"{Base}/requests.json?{query}")).Is(HttpStatusCode.OK).Json.AsArray();
        Assert.All(list, request => GeoReport.CheckRequest(request!));
        return [.. list.Select(request => (string)request!["service_request_id"]!)];
    }

    private async Task PublishQuestions() => (await Admin.Post(
        "/api/v1/case-classes/versions",
        $$"""
        {
          "operationId": "{{Caller.NewOperation}}", "district": "{{Asking}}", "basedOn": 0, "note": "问询",
          "classes": [{
            "id": "e0101", "category": "市容环境", "categoryEn": "Street environment", "name": "暴露垃圾", "nameEn": "Litter",
            "answer": { "amount": 1, "unit": "hours" }, "closing": { "amount": 2, "unit": "workingDays" },
            "attributes": [
              {
                "code": "KIND", "type": "oneOf", "required": true, "question": "哪种垃圾", "questionEn": "Which kind",
                "values": [{ "key": "FOOD", "name": "厨余", "nameEn": "Food" }, { "key": "PAPER", "name": "纸", "nameEn": "Paper" }]
              },
              {
                "code": "HARM", "type": "someOf", "question": "影响", "questionEn": "Harm",
                "values": [{ "key": "SMELL", "name": "异味", "nameEn": "Smell" }, { "key": "RATS", "name": "老鼠", "nameEn": "Rats" }]
              },
              { "code": "DEPTH", "type": "number", "question": "深度（米）", "questionEn": "Depth in metres" },
              { "code": "SEEN", "type": "time", "question": "何时看到", "questionEn": "When seen" }
            ]
          }],
          "reasons": [{ "code": "not-found", "text": "未发现", "textEn": "Not found" }]
        }
        """)).Is(HttpStatusCode.Created);
}
