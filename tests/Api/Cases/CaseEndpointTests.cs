using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Cases;

/// <summary>Cases over REST: who sees what, and who may do what.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseEndpointTests(DemoApiFixture api)
{
    private const string Cases = "/api/v1/cases";

    private Caller Dispatcher => api.As("dispatcher", "case-dispatcher", DemoApiFixture.Xihu);

    private Caller Second => api.As("dispatcher", "case-second", DemoApiFixture.Xihu);

    private Caller Elsewhere => api.As("dispatcher", "case-elsewhere", DemoApiFixture.Ningbo);

    [Fact]
    public async Task Case_GoesTheWholeCourse_AndItsReporterFollowsIt()
    {
        var rider = api.As("rider", "case-follower");
        var id = await Reported(rider);
        Assert.Equal(["verify", "open", "refuse", "merge", "handOver", "makeTask"], Actions(await Seen(Dispatcher, id)));

        await Does(Dispatcher, id, "verify");
        await Does(Dispatcher, id, "open", new { @class = "e0102" });
        await Does(Dispatcher, id, "dispatch", new { unit = "环卫所" });
        await Does(Dispatcher, id, "start");
        await Does(Dispatcher, id, "finish");
        Assert.DoesNotContain("close", Actions(await Seen(Dispatcher, id)));
        (await Act(Dispatcher, id, "close")).Refused(HttpStatusCode.Forbidden, "case_own_work");
        (await Act(Dispatcher, id, "rework", new { note = "不干净" })).Refused(HttpStatusCode.Forbidden, "case_own_work");
        await Does(Second, id, "rework", new { note = "不干净" });
        await Does(Dispatcher, id, "finish");
        await Does(Second, id, "close", new { note = "已清理" });

        var read = (await rider.Get($"{Cases}/{id}")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("closed", "环卫所", 1), ((string?)read["status"], (string?)read["unit"], (int)read["reworks"]!));
        Assert.Equal(["reopen", "attach"], Actions(read));
        Assert.Equal("e0102", (string?)read["class"]);
        var history = read["history"]!.AsArray();
        Assert.Equal(("closed", "office", "已清理"), ((string?)history[^1]!["event"], (string?)history[^1]!["by"], (string?)history[^1]!["note"]));
        Assert.DoesNotContain("case-dispatcher", read.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("不干净", read.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(id, (string?)(await rider.Get("/api/v1/riders/me/cases")).Is(HttpStatusCode.OK).Json["items"]![0]!["id"]);
        (await Act(rider, id, "reopen", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        Assert.Equal("opened", (string?)(await Act(rider, id, "reopen", new { note = "还有" })).Is(HttpStatusCode.OK).Json["status"]);
    }

    [Fact]
    public async Task Report_Repeated_IsOneCase_AndWhatIsWrongWithItIsNamed()
    {
        var rider = api.As("rider", "case-repeater");
        var operationId = Caller.NewOperation;
        object Report(string note, object? place = null, string classId = "e0101", string? at = null) =>
            new { operationId, @class = classId, position = place ?? DemoApiFixture.PlaceInXihu, note, takenAt = at };

        var first = (await rider.Post(Cases, Report("垃圾"))).Is(HttpStatusCode.Created);
        Assert.Equal(first.Text, (await rider.Post(Cases, Report("垃圾"))).Is(HttpStatusCode.Created).Text);
        (await rider.Post(Cases, Report("别的"))).Refused(HttpStatusCode.Conflict, "operation_id_reused");

        operationId = Caller.NewOperation;
        (await rider.Post(Cases, Report("垃圾", classId: "e9999"))).Refused(HttpStatusCode.BadRequest, "case_class_unknown");
        Assert.Equal(["position"], (await rider.Post(Cases, Report("垃圾", new { lat = 0.0, lon = 0.0 }))).Fields);
        Assert.Equal(["takenAt"], (await rider.Post(Cases, Report("垃圾", at: "2020-01-01T00:00:00Z"))).Fields);
        Assert.Equal(["note"], (await rider.Post(Cases, Report(new string('长', 501)))).Fields);
        (await api.Anonymous().Post(Cases, Report("垃圾"))).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Report_OfWhatIsThere_IsShownBefore_AndJoined()
    {
        var (rider, other) = (api.As("rider", "case-first"), api.As("rider", "case-other"));
        var id = await Reported(rider, "c0402", new { lat = 30.2601, lon = 120.1311 });
        var near = $"{Cases}/nearby?class=c0402&lat=30.2602&lon=120.1312";

        var found = Assert.Single((await other.Get(near)).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal((id, 1), ((string?)found["id"], (int)found["reporterCount"]!));
        Assert.Equal(["join"], Actions(found));
        Assert.Empty((await other.Get($"{Cases}/nearby?class=c0402&lat=30.2652&lon=120.1312")).Json["items"]!.AsArray());
        Assert.Single((await Dispatcher.Get($"{Cases}/nearby?class=c0402&lat=30.2652&lon=120.1312")).Json["items"]!.AsArray());
        (await other.Get($"{Cases}/nearby?class=nothing&lat=30.2&lon=120.1")).Refused(HttpStatusCode.BadRequest, "case_class_unknown");
        Assert.Equal(["position"], (await other.Get($"{Cases}/nearby?class=c0402&lat=x&lon=120.1")).Fields);

        (await other.Get($"{Cases}/{id}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Equal(2, (int)(await Act(other, id, "join")).Is(HttpStatusCode.OK).Json["reporterCount"]!);
        (await Act(other, id, "join")).Refused(HttpStatusCode.Conflict, "case_already_joined");
        Assert.Equal(["case-other"], Names((await other.Get($"{Cases}/{id}")).Is(HttpStatusCode.OK).Json["reporters"]!));
        Assert.Empty((await other.Get(near)).Json["items"]![0]!["actions"]!.AsArray());
        Assert.Equal(["case-first", "case-other"], Names((await Seen(Dispatcher, id))["reporters"]!));
        (await Act(api.As("rider", "case-stranger"), id, "reopen", new { note = "x" })).Refused(HttpStatusCode.Conflict, "case_wrong_status");
    }

    [Fact]
    public async Task Reports_OfTheSame_AreMergedAndSplit()
    {
        var (earlier, later) = (await Reported(api.As("rider", "case-merge-1")), await Reported(api.As("rider", "case-merge-2")));
        (await Act(Dispatcher, earlier, "merge", new { caseId = later })).Refused(HttpStatusCode.Conflict, "merge_into_earlier");
        Assert.Equal(["caseId"], (await Act(Dispatcher, later, "merge", new { caseId = "ghost" })).Fields);

        await Does(Dispatcher, later, "merge", new { caseId = earlier });
        Assert.Equal(["split"], Actions(await Seen(Dispatcher, later)));
        Assert.Equal([later], Names((await Seen(Dispatcher, earlier))["absorbed"]!));
        await Does(Dispatcher, later, "split", new { note = "不是一回事" });
        await Does(Dispatcher, earlier, "refuse", new { reason = "not-found" });
        (await Act(Dispatcher, later, "merge", new { caseId = earlier })).Refused(HttpStatusCode.Conflict, "merge_target_over");
        (await Act(Dispatcher, later, "refuse", new { reason = "no-such-reason" })).Refused(HttpStatusCode.BadRequest, "case_reason_unknown");
        (await Act(Dispatcher, later, "open", new { @class = "e9999" })).Refused(HttpStatusCode.BadRequest, "case_class_unknown");
    }

    [Fact]
    public async Task Suspension_NeedsASecondPerson_AndMoreTimeIsGivenOnce()
    {
        var id = await Reported(api.As("rider", "case-suspended"));
        await Does(Dispatcher, id, "open");
        await Does(Dispatcher, id, "dispatch", new { unit = "市政所" });
        (await Act(Dispatcher, id, "suspend", new { reviewAt = api.Time.GetUtcNow().AddDays(181), note = "缺资金" }))
            .Refused(HttpStatusCode.BadRequest, "case_review_out_of_range");
        await Does(Dispatcher, id, "suspend", new { reviewAt = api.Time.GetUtcNow().AddDays(30), note = "缺资金" });
        (await Act(Dispatcher, id, "confirm-suspension")).Refused(HttpStatusCode.Forbidden, "second_person_needed");
        await Does(Second, id, "decline-suspension", new { note = "先想办法" });
        await Does(Dispatcher, id, "suspend", new { reviewAt = api.Time.GetUtcNow().AddDays(30), note = "缺资金" });
        Assert.True((bool)(await Does(Second, id, "confirm-suspension"))["deadlines"]!["stopped"]!);
        await Does(Dispatcher, id, "resume");

        (await Act(Dispatcher, id, "extend", new { extension = 99, note = "x" })).Refused(HttpStatusCode.Conflict, "case_extension_not_allowed");
        Assert.Equal(2, (int)(await Does(Dispatcher, id, "extend", new { extension = 2, note = "雨天" }))["extension"]!);
        (await Act(Dispatcher, id, "extend", new { extension = 1, note = "x" })).Refused(HttpStatusCode.Conflict, "case_extension_not_allowed");
        Assert.Equal(["extension"], (await Act(Dispatcher, id, "extend", new { extension = 0, note = "x" })).Fields);
    }

    [Fact]
    public async Task Case_HandedOver_IsTheOtherDistrictsUntilItIsHandedBack()
    {
        var id = await Reported(api.As("rider", "case-handed"));
        (await Act(Dispatcher, id, "hand-back", new { note = "x" })).Refused(HttpStatusCode.Conflict, "case_not_handed_over");
        Assert.Equal(["district"], (await Act(Dispatcher, id, "hand-over", new { district = "999999", note = "x" })).Fields);
        (await Elsewhere.Get($"{Cases}/{id}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        var body = new { operationId = Caller.NewOperation, district = DemoApiFixture.Ningbo, note = "在宁波境内" };

        var handed = (await Dispatcher.Post($"{Cases}/{id}/hand-over", body)).Is(HttpStatusCode.OK).Json;

        Assert.Equal((DemoApiFixture.Ningbo, DemoApiFixture.Xihu), ((string?)handed["district"], (string?)handed["handedFrom"]));
        Assert.Equal((int)handed["revision"]!, (int)(await Dispatcher.Post($"{Cases}/{id}/hand-over", body)).Is(HttpStatusCode.OK).Json["revision"]!);
        (await Act(Dispatcher, id, "open")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        await Does(Elsewhere, id, "open");
        await Does(Elsewhere, id, "dispatch", new { unit = "海曙环卫" });
        (await Act(Elsewhere, id, "hand-back", new { note = "x" })).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        await Does(Elsewhere, id, "return", new { note = "不归我们" });
        await Does(Elsewhere, id, "hand-back", new { note = "不在境内" });
        await Does(Dispatcher, id, "dispatch", new { unit = "环卫所" });
    }

    [Fact]
    public async Task Inbox_ShowsOnesDistricts_PageByPage_AndFilters()
    {
        var rider = api.As("rider", "case-inbox");
        var place = new { lat = 29.86, lon = 121.54 };
        var (urgent, calm) = (await Reported(rider, "c0101", place), await Reported(rider, "e0699", place));
        var district = (string)(await Seen(api.As("admin", "root"), calm))["district"]!;
        var there = api.As("dispatcher", "case-there", district);

        var listed = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var after = cursor.Length == 0 ? "" : "&cursor=" + cursor;
            var page = (await there.Get($"{Cases}?limit=1&district={district}{after}")).Is(HttpStatusCode.OK).Json;
            listed.AddRange(page["items"]!.AsArray().Select(found => (string)found!["id"]!));
            cursor = (string?)page["next"];
        }

        Assert.True(listed.IndexOf(urgent) >= 0 && listed.IndexOf(urgent) < listed.IndexOf(calm));
        Assert.DoesNotContain(calm, Ids(await there.Get(Cases + "?urgent=true")));
        Assert.DoesNotContain(calm, Ids(await there.Get(Cases + "?status=over")));
        Assert.DoesNotContain(urgent, Ids(await there.Get(Cases + "?class=e0699")));
        await Does(there, calm, "open");
        await Does(there, calm, "dispatch", new { unit = "本辖区的所" });
        Assert.Equal([calm], Ids(await there.Get(Cases + "?unit=%E6%9C%AC%E8%BE%96%E5%8C%BA%E7%9A%84%E6%89%80")));
        Assert.DoesNotContain(calm, Ids(await Dispatcher.Get(Cases)));
        (await Dispatcher.Get($"{Cases}?district={district}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Equal([calm], Ids(await there.Get(Cases + "?text=%E6%9C%AC%E8%BE%96%E5%8C%BA")));
        Assert.Equal([urgent], Ids(await there.Get(Cases + "?text=manhole")));
        Assert.Empty(Ids(await there.Get(Cases + "?text=manhole%20%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D")));
        var file = (await there.Get($"{Cases}?unit=%E6%9C%AC%E8%BE%96%E5%8C%BA%E7%9A%84%E6%89%80&format=csv")).Is(HttpStatusCode.OK).Text;
        Assert.StartsWith("id,class,className,status,", file, StringComparison.Ordinal);
        Assert.Contains($"{calm},e0699,其他,dispatched,false,{district},29.86,121.54,垃圾堆在路边,本辖区的所,1,", file, StringComparison.Ordinal);
        Assert.Equal(["text"], (await there.Get(Cases + "?text=%EF%BC%8C")).Fields);
        Assert.Equal(["status"], (await there.Get(Cases + "?status=nothing")).Fields);
        Assert.Equal(["cursor"], (await there.Get(Cases + "?cursor=nothing")).Fields);
        Assert.Equal(["cursor"], (await rider.Get("/api/v1/riders/me/cases?cursor=nothing")).Fields);
    }

    [Fact]
    public async Task Task_MadeFromACase_BelongsToIt()
    {
        var id = await Reported(api.As("rider", "case-with-task"));
        var body = new { operationId = Caller.NewOperation, type = "hazardCheck", respondWithinMinutes = 60 };

        var task = (await Dispatcher.Post($"{Cases}/{id}/tasks", body)).Is(HttpStatusCode.Created).Json;

        Assert.Equal(id, (string?)task["caseId"]);
        await Until.True(async () => (string?)(await Seen(Dispatcher, id))["status"] == "verifying", "the case is being verified");
        Assert.Equal((string?)task["id"], (string?)(await Seen(Dispatcher, id))["tasks"]![0]!["taskId"]);
        await Does(Dispatcher, id, "open");
        Assert.Equal((string?)task["id"], (string?)(await Dispatcher.Post($"{Cases}/{id}/tasks", body)).Is(HttpStatusCode.Created).Json["id"]);
        (await Dispatcher.Post($"{Cases}/{id}/tasks", new { operationId = Caller.NewOperation, type = "patrol" }))
            .Refused(HttpStatusCode.Conflict, "case_wrong_status");
        Assert.Equal(
            ["type", "respondWithinMinutes"],
            (await Dispatcher.Post($"{Cases}/{id}/tasks", new { operationId = Caller.NewOperation, respondWithinMinutes = 0 })).Fields);
    }

    private static string[] Names(JsonNode names) => [.. names.AsArray().Select(name => (string)name!)];

    private static string[] Actions(JsonNode view) => Names(view["actions"]!);

    private static List<string> Ids(Reply list) => [.. list.Is(HttpStatusCode.OK).Json["items"]!.AsArray().Select(found => (string)found!["id"]!)];

    private static async Task<string> Reported(Caller rider, string classId = "e0101", object? place = null) => (string)(await rider.Post(Cases, new
    {
        operationId = Caller.NewOperation,
        @class = classId,
        position = place ?? DemoApiFixture.PlaceInXihu,
        note = "垃圾堆在路边",
    })).Is(HttpStatusCode.Created).Json["id"]!;

    private static async Task<JsonNode> Seen(Caller who, string id) => (await who.Get($"{Cases}/{id}")).Is(HttpStatusCode.OK).Json;

    private static async Task<JsonNode> Does(Caller who, string id, string verb, object? body = null) =>
        (await Act(who, id, verb, body)).Is(HttpStatusCode.OK).Json;

    private static Task<Reply> Act(Caller who, string id, string verb, object? body = null)
    {
        var written = body is null ? [] : System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
        written["operationId"] = Caller.NewOperation;
        return who.Post($"{Cases}/{id}/{verb}", written.ToJsonString());
    }
}
