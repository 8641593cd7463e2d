using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Pricing;

/// <summary>The two public lists as everybody reads them, and as an administrator publishes them.</summary>
public sealed class PriceListTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Types = ["snapReport", "hazardCheck", "mediation", "firstAid", "patrol"];

    private Caller Admin => api.As("admin", "root");

    private string Today => Day(0);

    [Fact]
    public async Task List_OnAFreshInstallation_IsTheOneOfTheSettings_ForEverybody()
    {
        var tasks = (await api.Anonymous().Get("/api/v1/task-prices?district=330203")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(Types, tasks["items"]!.AsArray().Select(price => (string?)price!["type"]));
        Assert.Equal("""["mediation"]""", tasks["items"]!.AsArray()[2]!["skills"]!.ToJsonString());
        Assert.Null(tasks["items"]![0]!["key"]);
        Assert.Empty(tasks["overridden"]!.AsArray());

        var services = (await api.Anonymous().Get("/api/v1/service-prices")).Is(HttpStatusCode.OK).Json;
        var helmet = services["items"]!.AsArray().Single(service => (string?)service!["id"] == "helmet")!;
        Assert.Equal(("station-goods", "handOver", 35), ((string?)helmet["need"], (string?)helmet["delivery"], (int)helmet["points"]!));
        Assert.Equal(1, (int)services["versions"]![0]!["number"]!);
        Assert.Null(services["versions"]![0]!["entries"]);
    }

    [Fact]
    public async Task Version_OfADistrict_GoesBeforeTheCitys_FromItsFirstDayToItsLast()
    {
        const string district = "330102";
        var draft = Tasks(district, 0, [Insured(Price("patrol", 9))], from: Day(2), until: Day(3));

        var preview = (await Admin.Post("/api/v1/task-prices:preview", draft)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(1, (int)preview["number"]!);
        Assert.Null(preview["replaces"]);
        var change = Assert.Single(preview["changes"]!.AsArray())!;
        Assert.Equal(("patrol", "changed"), ((string?)change["key"], (string?)change["kind"]));
        var points5 = change["fields"]!.AsArray().Single(field => (string?)field!["field"] == "points")!;
        Assert.Equal("""{"field":"points","before":"5","after":"9"}""", points5.ToJsonString());
        var insured = change["fields"]!.AsArray().Single(field => (string?)field!["field"] == "insuranceCover")!;
        Assert.Equal((null, "意外险五十万元"), ((string?)insured["before"], (string?)insured["after"]));

        var published = (await Admin.Post("/api/v1/task-prices/versions", draft)).Is(HttpStatusCode.Created).Json;

        Assert.Equal((1, "root"), ((int)published["version"]!["number"]!, (string?)published["version"]!["author"]));
        var points = await Task.WhenAll(Enumerable.Range(1, 4).Select(day => Points(district, Day(day))));
        Assert.Equal([5, 9, 9, 5], points);
        Assert.Equal(5, await Points("330105", Day(2)));
        var list = (await api.Anonymous().Get($"/api/v1/task-prices?district={district}&day={Day(2)}")).Json;
        Assert.Equal("""["patrol"]""", list["overridden"]!.ToJsonString());
        Assert.Equal([null, district], list["versions"]!.AsArray().Select(version => (string?)version!["district"]));
        using var client = api.Anonymous().Client;
        var address = $"/api/v1/task-prices?district={district}&day={Day(2)}&format=csv";
        var file = await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        var csv = System.Text.Encoding.UTF8.GetString(file);
        Assert.StartsWith("\uFEFFtype,name,nameEn,points,minutes,skills,insuranceCover,insuranceCoverEn,list\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("patrol,巡逻,Patrol,9,30,,意外险五十万元,\"Accidents, to 500,000 yuan\",330102/1\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("mediation,矛盾调解,Mediation,10,40,mediation,,,city/1\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_AgainUnderItsOperation_IsTheSameVersion()
    {
        const string district = "330106";
        var draft = Tasks(district, 0, [Price("patrol", 6)]);
        var first = (await Admin.Post("/api/v1/task-prices/versions", draft)).Is(HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Admin.Post("/api/v1/task-prices/versions", draft)));

        Assert.All(answers, answer => Assert.Equal(first.Text, answer.Is(HttpStatusCode.Created).Text));
        (await Admin.Post("/api/v1/task-prices/versions", With(draft, "note", "另一个"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Single((await History("task", district))!);
        var outdated = Again(draft);
        var refused = (await Admin.Post("/api/v1/task-prices/versions", outdated)).Refused(HttpStatusCode.Conflict, "outdated_version");
        Assert.Equal(["basedOn"], refused.Fields);
        (await Admin.Post("/api/v1/task-prices:preview", outdated)).Refused(HttpStatusCode.Conflict, "outdated_version");
        (await Admin.Post("/api/v1/task-prices/versions", With(Again(draft), "basedOn", 1))).Is(HttpStatusCode.Created);
        // What was refused under an id stays refused, though it is right by now that version 1 is not the latest.
        (await Admin.Post("/api/v1/task-prices/versions", outdated)).Refused(HttpStatusCode.Conflict, "outdated_version");
    }

    [Fact]
    public async Task Publish_AgainAfterADay_IsTooOld()
    {
        var draft = Services("330109", 0, [Service("helmet", 30)], from: Day(5));
        (await Admin.Post("/api/v1/service-prices/versions", draft)).Is(HttpStatusCode.Created);
        var tasks = Tasks("330109", 0, [Price("patrol", 30)], from: Day(5));
        (await Admin.Post("/api/v1/task-prices/versions", tasks)).Is(HttpStatusCode.Created);

        api.Time.Advance(TimeSpan.FromHours(25));

        (await Admin.Post("/api/v1/service-prices/versions", draft)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
        (await Admin.Post("/api/v1/task-prices/versions", tasks)).Refused(HttpStatusCode.Conflict, "operation_id_too_old");
    }

    [Fact]
    public async Task Publish_UnderAnIdOfAnotherDraft_IsRefused_ForServicesToo()
    {
        var draft = Services("330110", 0, [Service("helmet", 30)]);
        (await Admin.Post("/api/v1/service-prices/versions", draft)).Is(HttpStatusCode.Created);

        (await Admin.Post("/api/v1/service-prices/versions", With(draft, "note", "另一个"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Admin.Post("/api/v1/service-prices/versions", Again(draft))).Refused(HttpStatusCode.Conflict, "outdated_version");
        (await Admin.Post("/api/v1/service-prices:preview", draft)).Refused(HttpStatusCode.Conflict, "outdated_version");
    }

    public static TheoryData<string, string, string> BadTasks() => new()
    {
        { """entries[0].points=0""", "amount_not_positive", "entries[0].points" },
        { """entries[0].points=-3""", "amount_not_positive", "entries[0].points" },
        { """entries[0].points=10001""", "amount_too_large", "entries[0].points" },
        { """entries[0].points=9223372036854775808""", "amount_too_large", "entries[0].points" },
        { """entries[0].points=2.5""", "amount_not_whole", "entries[0].points" },
        { """entries[0].points=null""", "invalid_input", "entries[0].points" },
        { """entries[0].points="3" """, "invalid_input", "entries[0].points" },
        { """entries[0].minutes=481""", "amount_too_large", "entries[0].minutes" },
        { """entries[0].type="gardening" """, "unknown_task_type", "entries[0].type" },
        { """entries[0].name="" """, "invalid_input", "entries[0].name" },
        { """entries[0].insuranceCover="只有中文" """, "invalid_input", "entries[0].insuranceCoverEn" },
        { """entries[0].insuranceCoverEn="English alone" """, "invalid_input", "entries[0].insuranceCover" },
        { $"""entries[0].insuranceCover="{new string('长', 201)}" """, "invalid_input", "entries[0].insuranceCover" },
        { """entries[1]={"type":"snapReport","name":"随手拍","nameEn":"Snap","points":2,"minutes":5}""", "duplicate_entry", "entries[1]" },
        { """entries=[]""", "list_empty", "entries" },
        { """entries=null""", "list_empty", "entries" },
        { """entries=[MANY]""", "list_too_long", "entries" },
        { """district=null""", "task_type_missing", "entries" },
        { """district="999999" """, "unknown_district", "district" },
        { """from="YESTERDAY" """, "validity_in_past", "from" },
        { """from="2226-01-01" """, "validity_too_far", "from" },
        { """from="tomorrow" """, "invalid_input", "from" },
        { """until="YESTERDAY" """, "validity_reversed", "until" },
        { """basedOn=-1""", "invalid_input", "basedOn" },
        { """note="" """, "invalid_input", "note" },
    };

    [Theory]
    [MemberData(nameof(BadTasks))]
    public async Task Draft_OfTasks_ThatIsWrong_IsRefusedByName_AndNothingChanges(string change, string code, string field) =>
        await Refuse("task", Tasks("330111", 0, [Price("snapReport", 2)]), Price("patrol", 2), change, code, field);

    public static TheoryData<string, string, string> BadServices() => new()
    {
        { """entries[0].points=0""", "amount_not_positive", "entries[0].points" },
        { """entries[0].points=100001""", "amount_too_large", "entries[0].points" },
        { """entries[0].points=0.5""", "amount_not_whole", "entries[0].points" },
        { """entries[0].id="Helm et" """, "invalid_input", "entries[0].id" },
        { """entries[0].provider="a/b" """, "invalid_input", "entries[0].provider" },
        { """entries[0].cancelMinutes=10""", "invalid_input", "entries[0].cancelMinutes" },
        { """entries[0].delivery="appointment" """, "invalid_input", "entries[0].cancelMinutes" },
        { """entries[0].holdMinutes=14""", "invalid_input", "entries[0].holdMinutes" },
        { """entries[0].leastTier="king" """, "invalid_input", "entries[0].leastTier" },
        { """entries=[]""", "list_empty", "entries" },
        { """entries=[MANY]""", "list_too_long", "entries" },
        { """entries=[SAME,SAME]""", "duplicate_entry", "entries[1]" },
        { """district="330100" """, "unknown_district", "district" },
        { """from="YESTERDAY" """, "validity_in_past", "from" },
        { """from="2226-01-01" """, "validity_too_far", "from" },
        { """until="YESTERDAY" """, "validity_reversed", "until" },
    };

    [Theory]
    [MemberData(nameof(BadServices))]
    public async Task Draft_OfServices_ThatIsWrong_IsRefusedByName_AndNothingChanges(string change, string code, string field) =>
        await Refuse("service", Services("330111", 0, [Service("helmet", 30)]), Service("helmet", 30), change, code, field);

    [Fact]
    public async Task Draft_WithSeveralFaults_IsToldAllOfThem_EachWithItsCode()
    {
        var reply = await Admin.Post("/api/v1/task-prices:preview", Tasks("330111", 0, [Price("patrol", 0), Price("gardening", 2)], from: "x"));

        reply.Refused(HttpStatusCode.BadRequest, "amount_not_positive");
        Assert.Equal(
            [("from", null), ("entries[0].points", "amount_not_positive"), ("entries[1].type", "unknown_task_type")],
            reply.Json["errors"]!.AsArray().Select(error => ((string)error!["field"]!, (string?)error["code"])));
    }

    [Theory]
    [InlineData("task")]
    [InlineData("service")]
    public async Task Reading_WhatIsNotThere_SaysSo(string list)
    {
        var anyone = api.Anonymous();
        foreach (var path in (string[])["city/99", "330106/99", "999999/1", "city/x", "city/-1", "city/99999999999"])
        {
            (await anyone.Get($"/api/v1/{list}-prices/versions/{path}")).Refused(HttpStatusCode.NotFound, "price_version_not_found");
        }

        (await anyone.Get($"/api/v1/{list}-prices?district=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
        (await anyone.Get($"/api/v1/{list}-prices/versions?scope=999999")).Refused(HttpStatusCode.BadRequest, "unknown_district");
        foreach (var place in (string[])["30", "30,x", "0,0", "30.2,120.2,1", "30.2084,120.2117&district=330108"])
        {
            (await anyone.Get($"/api/v1/{list}-prices?position={place}")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        }

        (await anyone.Get($"/api/v1/{list}-prices?day=2026-13-01")).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Empty((await anyone.Get($"/api/v1/{list}-prices?day=2020-01-01")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    [Theory]
    [InlineData("/api/v1/task-prices", "no-cache, public")]
    [InlineData("/api/v1/service-prices?district=330106&format=csv", "no-cache, public")]
    [InlineData("/api/v1/task-prices/versions", "no-cache, public")]
    [InlineData("/api/v1/task-prices/versions/city/1", "max-age=86400, public")]
    [InlineData("/api/v1/service-prices/versions/city/1?format=csv", "max-age=86400, public")]
    public async Task Answer_ThatIsHeldAlready_IsNotSentAgain(string path, string cached)
    {
        using var client = api.Anonymous().Client;
        using var first = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(cached, string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order()));
        Assert.Contains("Accept", first.Headers.Vary);

        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        using var third = new HttpRequestMessage(HttpMethod.Get, path);
        third.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        using var whole = await client.SendAsync(third, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Version_ShowsItsDifference_AndTheHistoryIsAFileThatCarriesNoFormula()
    {
        const string district = "330112";
        var first = Services(district, 0, [Service("helmet", 30), Service("scarf", 8)]);
        (await Admin.Post("/api/v1/service-prices/versions", first)).Is(HttpStatusCode.Created);
        var second = With(Services(district, 1, [Service("helmet", 25), Service("gloves", 12)]), "note", "=1+1");
        (await Admin.Post("/api/v1/service-prices/versions", second)).Is(HttpStatusCode.Created);

        var version = (await api.Anonymous().Get($"/api/v1/service-prices/versions/{district}/2")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(
            [("helmet", "changed"), ("gloves", "added"), ("scarf", "removed")],
            version["changes"]!.AsArray().Select(change => ((string)change!["key"]!, (string)change["kind"]!)));
        Assert.Equal("""[{"field":"points","before":"30","after":"25"}]""", version["changes"]![0]!["fields"]!.ToJsonString());
        var csv = (await api.Anonymous().Get($"/api/v1/service-prices/versions?scope={district}&format=csv")).Is(HttpStatusCode.OK).Text;
        Assert.Equal(3, csv.TrimEnd().Split("\r\n").Length);
        Assert.Contains($"{district},2,{Today},,root,'=1+1,", csv, StringComparison.Ordinal);
        var page = (await api.Anonymous().Get($"/api/v1/service-prices/versions?scope={district}&limit=1")).Json;
        Assert.Equal(2, (int)page["items"]![0]!["number"]!);
        var next = (await api.Anonymous().Get($"/api/v1/service-prices/versions?scope={district}&limit=1&cursor={(string)page["next"]!}")).Json;
        Assert.Equal(1, (int)next["items"]![0]!["number"]!);
    }

    [Fact]
    public async Task Task_IsPaidByItsDistrictsPrice_AndKeepsIt()
    {
        var before = await Open();
        (await Admin.Post("/api/v1/task-prices/versions", Tasks("330108", 0, [Insured(Price("patrol", 77))]))).Is(HttpStatusCode.Created);

        var after = await Open();

        Assert.Equal(5, (int)before["points"]!);
        Assert.Equal("""{"district":null,"number":1}""", before["priceList"]!.ToJsonString());
        Assert.Equal(77, (int)after["points"]!);
        Assert.Equal((null, null), ((string?)before["insuranceCover"], (string?)before["insuranceCoverEn"]));
        Assert.Equal(("意外险五十万元", "Accidents, to 500,000 yuan"), ((string?)after["insuranceCover"], (string?)after["insuranceCoverEn"]));
        var there = (await api.Anonymous().Get("/api/v1/task-prices?position=30.2084,120.2117")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("330108", 77), ((string?)there["district"], (int)there["items"]![4]!["points"]!));
        Assert.Equal("""{"district":"330108","number":1}""", after["priceList"]!.ToJsonString());
        Assert.Equal(5, (int)(await Admin.Get("/api/v1/tasks/" + (string)before["id"]!)).Json["points"]!);
        (await Admin.Post("/api/v1/task-prices/versions", Tasks("330108", 1, [Price("patrol", 78)]))).Is(HttpStatusCode.Created);
        Assert.Equal("意外险五十万元", (string?)(await Admin.Get("/api/v1/tasks/" + (string)after["id"]!)).Json["insuranceCover"]);

        async Task<JsonNode> Open() => (await Admin.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "patrol",
            position = new { lat = 30.2084, lon = 120.2117 },
            note = "巡逻",
        })).Is(HttpStatusCode.Created).Json;
    }

    private async Task Refuse(string list, JsonObject draft, JsonObject entry, string change, string code, string field)
    {
        var (path, value) = (change[..change.IndexOf('=', StringComparison.Ordinal)], change[(change.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        var written = value.Replace("YESTERDAY", Day(-1), StringComparison.Ordinal).Replace("SAME", entry.ToJsonString(), StringComparison.Ordinal)
            .Replace("MANY", string.Join(',', Enumerable.Repeat(entry.ToJsonString(), 101)), StringComparison.Ordinal);
        Put(draft, path, written);

        foreach (var call in (string[])[$"/api/v1/{list}-prices:preview", $"/api/v1/{list}-prices/versions"])
        {
            var reply = (await Admin.Post(call, draft.ToJsonString())).Refused(HttpStatusCode.BadRequest, code);
            Assert.Contains(field, reply.Fields);
        }

        Assert.Empty((await History(list, "330111"))!);
    }

    private static void Put(JsonObject draft, string path, string value)
    {
        var parsed = JsonNode.Parse(value);
        if (path.StartsWith("entries[", StringComparison.Ordinal))
        {
            var (entries, at) = (draft["entries"]!.AsArray(), path[8] - '0');
            if (at == entries.Count)
            {
                entries.Add(parsed);
            }
            else
            {
                entries[at]![path.Split('.')[1]] = parsed;
            }
        }
        else
        {
            draft[path] = parsed;
        }
    }

    private static JsonObject Insured(JsonObject price)
    {
        (price["insuranceCover"], price["insuranceCoverEn"]) = ("意外险五十万元", "Accidents, to 500,000 yuan");
        return price;
    }

    private async Task<JsonArray?> History(string list, string scope) =>
        (await api.Anonymous().Get($"/api/v1/{list}-prices/versions?scope={scope}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();

    private async Task<int> Points(string district, string day)
    {
        var list = (await api.Anonymous().Get($"/api/v1/task-prices?district={district}&day={day}")).Is(HttpStatusCode.OK).Json;
        return (int)list["items"]!.AsArray().Single(price => (string?)price!["type"] == "patrol")!["points"]!;
    }

    private string Day(int ahead) =>
        Domain.ChinaTime.Day(api.Time.GetUtcNow()).AddDays(ahead).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private JsonObject Tasks(string district, int basedOn, JsonObject[] entries, string? from = null, string? until = null) =>
        Draft(district, basedOn, entries, from, until);

    private JsonObject Services(string district, int basedOn, JsonObject[] entries, string? from = null) =>
        Draft(district, basedOn, entries, from, null);

    private JsonObject Draft(string district, int basedOn, JsonObject[] entries, string? from, string? until) => new()
    {
        ["operationId"] = Caller.NewOperation,
        ["district"] = district,
        ["from"] = from ?? Today,
        ["until"] = until,
        ["note"] = "说明",
        ["basedOn"] = basedOn,
        ["entries"] = new JsonArray(entries),
    };

    private static JsonObject Price(string type, int points) => new()
    {
        ["type"] = type,
        ["name"] = "巡逻",
        ["nameEn"] = "Patrol",
        ["points"] = points,
        ["minutes"] = 30,
        ["skills"] = new JsonArray(),
    };

    private static JsonObject Service(string id, int points) => new()
    {
        ["id"] = id,
        ["need"] = "goods",
        ["needName"] = "物品",
        ["needNameEn"] = "Goods",
        ["name"] = "头盔",
        ["nameEn"] = "Helmet",
        ["description"] = "一顶",
        ["descriptionEn"] = "One",
        ["points"] = points,
        ["delivery"] = "handOver",
        ["provider"] = "stock",
        ["holdMinutes"] = 60,
    };

    private static JsonObject Again(JsonObject draft) => With(draft, "operationId", Caller.NewOperation);

    private static JsonObject With(JsonObject draft, string field, JsonNode value)
    {
        var other = draft.DeepClone().AsObject();
        other[field] = value;
        return other;
    }
}
