using System.Net;
using System.Text.Json.Nodes;
using RedStation.Domain;
using RedStation.Domain.Cases;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.Media;

namespace RedStation.Tests.Api.Cases;

/// <summary>People without account report, where a district takes it.</summary>
public sealed class PublicReportTests(DemoApiFixture api) : IClassFixture<DemoApiFixture>
{
    private const string Reports = "/api/v1/public-reports";

    private Caller Dispatcher => api.As("dispatcher", "public-dispatcher", DemoApiFixture.Xihu);

    private Caller Elsewhere => api.As("dispatcher", "public-elsewhere", DemoApiFixture.Ningbo);

    [Fact]
    public async Task Form_SaysWhetherTheDistrictTakesReports()
    {
        var open = (await api.Anonymous().Get($"{Reports}/form?lat=30.2594&lon=120.1301")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((DemoApiFixture.Xihu, true, "12345"), ((string?)open["district"], (bool)open["open"]!, (string?)open["hotline"]));
        var closed = (await api.Anonymous().Get($"{Reports}/form?lat=29.8683&lon=121.5440")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((DemoApiFixture.Ningbo, false), ((string?)closed["district"], (bool)closed["open"]!));
        var nowhere = (await api.Anonymous().Get($"{Reports}/form?lat=0&lon=0")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((null, false), ((string?)nowhere["district"], (bool)nowhere["open"]!));
        Assert.Equal(["position"], (await api.Anonymous().Get($"{Reports}/form?lat=x&lon=0")).Fields);
    }

    [Fact]
    public async Task Report_GoesTheCourseOfAnyCase_AndItsAuthorFollowsItByTheCodeAlone()
    {
        var taken = await Taken(note: "垃圾堆在路口");
        var (id, code) = ((string)taken["caseId"]!, (string)taken["code"]!);
        Assert.Equal(20, code.Length);

        var seen = (await Dispatcher.Get("/api/v1/cases/" + id)).Is(HttpStatusCode.OK).Json;
        Assert.True((bool)seen["fromPublic"]!);
        Assert.Equal(["verify", "open", "refuse", "merge", "handOver", "makeTask"], seen["actions"]!.AsArray().Select(action => (string)action!));
        (await Elsewhere.Get("/api/v1/cases/" + id)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("rider", "public-curious").Get("/api/v1/cases/" + id)).Refused(HttpStatusCode.Forbidden, "not_allowed");

        foreach (var (verb, more) in ((string, object?)[])[("verify", null), ("open", null), ("dispatch", new { unit = "环卫所" }), ("start", null)])
        {
            (await Act(id, verb, more)).Is(HttpStatusCode.OK);
        }

        // As somebody writes it down.
        var written = string.Join('-', code.Chunk(4).Select(part => new string(part))).ToUpperInvariant();
        var followed = (await Follow(written)).Is(HttpStatusCode.OK);
        Assert.Equal(("handling", "垃圾堆在路口", "环卫所"),
            ((string?)followed.Json["status"], (string?)followed.Json["note"], (string?)followed.Json["unit"]));
        Assert.Equal(
            ["reported", "verificationStarted", "opened", "dispatched", "started"],
            followed.Json["history"]!.AsArray().Select(entry => (string)entry!["event"]!));
        Assert.All(followed.Json["history"]!.AsArray(), entry => Assert.Contains((string)entry!["by"]!, (string[])["reporter", "office"]));
        Assert.Empty(followed.Json["reporters"]!.AsArray());
        Assert.DoesNotContain("public-dispatcher", followed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("public:", followed.Text, StringComparison.Ordinal);
        Assert.NotNull((string?)followed.Json["number"]);
    }

    [Fact]
    public async Task Report_Repeated_IsOneCaseWithOneCode_WhateverTheLimitsAndTheTokenSayMeanwhile()
    {
        var report = await Report();
        var first = (await api.Anonymous().Post(Reports, report)).Is(HttpStatusCode.Created);

        report["token"] = "gone";
        Assert.Equal(first.Text, (await api.Anonymous().Post(Reports, report)).Is(HttpStatusCode.Created).Text);
        report["note"] = "别的";
        (await api.Anonymous().Post(Reports, report)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await Join((string)first.Json["caseId"]!, (string)report["operationId"]!)).Refused(HttpStatusCode.Conflict, "operation_id_reused");
    }

    [Fact]
    public async Task Report_ThatIsWrong_IsRefusedByField_AndWithoutTheFormsTokenNotTaken()
    {
        await Wrong("operationId", "short", "operationId");
        await Wrong("class", new string('c', 65), "class");
        await Wrong("note", new string('长', 501), "note");
        await Wrong("position", JsonNode.Parse("""{ "lat": 0, "lon": 0 }""")!, "position");
        await Wrong("takenAt", "2020-01-01T00:00:00Z", "takenAt");
        (await Changed("class", "e9999")).Refused(HttpStatusCode.BadRequest, "case_class_unknown");
        (await Changed("token", null)).Refused(HttpStatusCode.Forbidden, "form_token_invalid");
        (await Changed("token", "1.forged")).Refused(HttpStatusCode.Forbidden, "form_token_invalid");
        (await Changed("website", "https://spam.example")).Refused(HttpStatusCode.Forbidden, "form_token_invalid");
        (await Changed("position", JsonNode.Parse("""{ "lat": 29.8683, "lon": 121.5440 }""")!))
            .Refused(HttpStatusCode.Forbidden, "public_reports_closed");
        (await Join("none")).Refused(HttpStatusCode.NotFound, "case_not_found");
        Assert.Equal(["caseId"], (await Join("../x")).Fields);

        var id = (string)(await Taken())["caseId"]!;
        (await Join(id, token: "1.forged")).Refused(HttpStatusCode.Forbidden, "form_token_invalid");

        async Task<Reply> Changed(string field, JsonNode? value)
        {
            var report = await Report();
            report[field] = value;
            return await api.Anonymous().Post(Reports, report);
        }

        async Task Wrong(string field, JsonNode value, string named)
        {
            var reply = (await Changed(field, value)).Refused(HttpStatusCode.BadRequest, "invalid_input");
            Assert.Equal([named], reply.Fields);
        }
    }

    [Fact]
    public async Task Token_OfAForm_IsOverAfterTwoHours()
    {
        var report = await Report();
        api.Time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));

        (await api.Anonymous().Post(Reports, report)).Refused(HttpStatusCode.Forbidden, "form_token_invalid");
    }

    [Fact]
    public async Task MeToo_Counts_AndIsFollowed_AndReadsWhatOthersWroteOnceADispatcherHas()
    {
        var place = new { lat = 30.2633, lon = 120.1275 };
        var first = await Taken("c0302", "井盖松动，电话 13800000000", place);
        var id = (string)first["caseId"]!;
        var near = $"{Reports}/nearby?class=c0302&lat=30.2634&lon=120.1276";
        var found = Assert.Single((await api.Anonymous().Get(near)).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal((id, 1, ""), ((string?)found["id"], (int)found["reporterCount"]!, (string?)found["note"]));

        var joined = (await Join(id)).Is(HttpStatusCode.Created).Json;

        Assert.NotEqual((string?)first["code"], (string?)joined["code"]);
        var followed = (await Follow((string)joined["code"]!)).Is(HttpStatusCode.OK);
        Assert.Equal(2, (int)followed.Json["reporterCount"]!);
        Assert.DoesNotContain("13800000000", followed.Text, StringComparison.Ordinal);
        Assert.Contains("13800000000", (await Follow((string)first["code"]!)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        (await Act(id, "open")).Is(HttpStatusCode.OK);
        Assert.Contains("13800000000", (await Follow((string)joined["code"]!)).Text, StringComparison.Ordinal);
        Assert.NotEqual("", (string?)(await api.Anonymous().Get(near)).Json["items"]![0]!["note"]);

        (await api.Anonymous().Get($"{Reports}/nearby?class=e9999&lat=30.26&lon=120.12")).Refused(HttpStatusCode.BadRequest, "case_class_unknown");
        Assert.Equal(
            ["position", "class"], (await api.Anonymous().Get($"{Reports}/nearby?lat=x&lon=120.12")).Fields);
        Assert.Empty((await api.Anonymous().Get($"{Reports}/nearby?class=c0302&lat=29.8683&lon=121.5440")).Json["items"]!.AsArray());

        (await Act(id, "dispatch", new { unit = "市政所" })).Is(HttpStatusCode.OK);
        (await Act(id, "finish")).Is(HttpStatusCode.OK);
        (await api.As("admin", "public-second").Post($"/api/v1/cases/{id}/close", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
        (await Join(id)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        Assert.Equal("closed", (string?)(await Follow((string)joined["code"]!)).Json["status"]);
    }

    [Fact]
    public async Task RiderHurtOnDuty_IsNobodyElsesBusiness()
    {
        var rider = api.As("rider", "public-hurt");
        var report = new { operationId = Caller.NewOperation, @class = IncidentRules.ClassId, position = DemoApiFixture.PlaceInXihu, note = "摔倒" };
        var id = (string)(await rider.Post("/api/v1/cases", report)).Is(HttpStatusCode.Created).Json["id"]!;

        (await Join(id)).Refused(HttpStatusCode.NotFound, "case_not_found");
        var near = await api.Anonymous().Get($"{Reports}/nearby?class={IncidentRules.ClassId}&lat=30.2594&lon=120.1301");
        Assert.Empty(near.Is(HttpStatusCode.OK).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Photo_FollowsOnce_BySeveralParts_AndIsTheDistrictsAlone()
    {
        var taken = await Taken();
        var (id, key) = ((string)taken["caseId"]!, (string)taken["uploadKey"]!);
        var jpeg = Pictures.Noise(200, 150);
        var half = jpeg.Length / 2;
        Assert.Equal(half, (int)(await Photo(key, jpeg[..half], (0, jpeg.Length))).Is(HttpStatusCode.Accepted).Json["received"]!);

        var photo = (string)(await Photo(key, jpeg[half..], (half, jpeg.Length))).Is(HttpStatusCode.Created).Json["photoId"]!;

        Assert.Equal(photo, (string?)(await Photo(key, jpeg)).Is(HttpStatusCode.Created).Json["photoId"]);
        (await Photo(key, Pictures.Noise(100, 100))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        var seen = (await Dispatcher.Get("/api/v1/cases/" + id)).Is(HttpStatusCode.OK).Json;
        Assert.Equal([photo], seen["photos"]!.AsArray().Select(one => (string)one!["id"]!));
        (await Dispatcher.Get("/api/v1/photos/" + photo)).Is(HttpStatusCode.OK);
        (await Elsewhere.Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.Anonymous().Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Empty((await Follow((string)taken["code"]!)).Json["photos"]!.AsArray());
        (await Act(id, $"photos/{photo}/release")).Is(HttpStatusCode.OK);
        Assert.Single((await Follow((string)taken["code"]!)).Json["photos"]!.AsArray());
        (await api.Anonymous().Get("/api/v1/photos/" + photo)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Photo_WithoutAKey_OrThatIsNone_IsRefused()
    {
        var key = (string)(await Taken())["uploadKey"]!;
        (await Photo(null, SampleFiles.Jpeg)).Refused(HttpStatusCode.Forbidden, "upload_key_invalid");
        (await Photo(key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), SampleFiles.Jpeg)).Refused(HttpStatusCode.Forbidden, "upload_key_invalid");
        (await Photo(key.Replace('c', 'd'), SampleFiles.Jpeg)).Refused(HttpStatusCode.Forbidden, "upload_key_invalid");
        (await Photo(key, SampleFiles.Jpeg, (0, 0))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await Photo(key, SampleFiles.Jpeg[..100])).Refused(HttpStatusCode.BadRequest, "photo_unreadable");
        (await Photo(key, [.. "<svg/>"u8, .. new byte[100]])).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await Photo(key, Pictures.Black(30_000, 30_000))).Refused(HttpStatusCode.RequestEntityTooLarge, "photo_too_many_pixels");
        (await Photo(key, [.. SampleFiles.Jpeg, .. new byte[2 * 1024 * 1024]])).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        api.Time.Advance(PublicReportRules.PhotoMayFollowFor + TimeSpan.FromSeconds(1));
        (await Photo(key, SampleFiles.Jpeg)).Refused(HttpStatusCode.Forbidden, "upload_key_invalid");
    }

    [Fact]
    public async Task Case_ThatIsFullOfPhotos_TakesNoMore()
    {
        var taken = await Taken();
        var id = (string)taken["caseId"]!;
        for (var number = 0; number < RedStation.Contracts.Limits.CaseAttachments; number++)
        {
            var rider = api.As("rider", $"public-filler-{number / RedStation.Contracts.Limits.OwnCaseAttachments}");
            await rider.Post($"/api/v1/cases/{id}/join", new { operationId = Caller.NewOperation });
            (await rider.Post($"/api/v1/cases/{id}/attachments", new { operationId = Caller.NewOperation, photoId = await rider.Photo() }))
                .Is(HttpStatusCode.OK);
        }

        (await Photo((string)taken["uploadKey"]!, SampleFiles.Jpeg)).Refused(HttpStatusCode.Conflict, "case_attachments_full");
    }

    [Fact]
    public async Task Limits_AreTheDistricts_AndEndWithTheHour()
    {
        const string Yuhang = "330110";
        var districts = (await api.Anonymous().Get("/api/v1/districts")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        var place = districts.Single(one => (string?)one!["adcode"] == Yuhang)!["centre"]!;
        await Rule(Yuhang, 0, perHour: 4, perSender: 2);
        var id = (string)(await Taken(place: place))["caseId"]!;
        await Taken(place: place);

        var refused = (await api.Anonymous().Post(Reports, await Report(place: place))).Refused(HttpStatusCode.TooManyRequests, "too_many_reports");

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        (await Join(id)).Refused(HttpStatusCode.TooManyRequests, "too_many_reports");
        await Rule(Yuhang, 1, perHour: 2, perSender: null);
        (await api.Anonymous().Post(Reports, await Report(place: place))).Refused(HttpStatusCode.TooManyRequests, "public_reports_full");
        (await Join(id)).Refused(HttpStatusCode.TooManyRequests, "public_reports_full");
        api.Time.Advance(TimeSpan.FromHours(1));
        await Taken(place: place);
        await Rule(Yuhang, 2, perHour: null, perSender: null);
        (await Join(id)).Refused(HttpStatusCode.Forbidden, "public_reports_closed");
    }

    [Fact]
    public async Task Code_ThatNobodyWasGiven_IsAnsweredTwentyTimes()
    {
        // Codes of the tests before belong to the ten minutes before.
        api.Time.Advance(TimeSpan.FromMinutes(10));
        var code = (string)(await Taken())["code"]!;
        Assert.Equal(["code"], (await Follow("abc")).Fields);
        for (var guess = 0; guess < PublicReportRules.GuessesInTenMinutes; guess++)
        {
            (await Follow(guess.ToString("D20", null))).Refused(HttpStatusCode.NotFound, "report_code_unknown");
        }

        (await Follow(new string('9', 20))).Refused(HttpStatusCode.TooManyRequests, "too_many_report_codes");
        (await Follow(code)).Refused(HttpStatusCode.TooManyRequests, "too_many_report_codes");
        api.Time.Advance(TimeSpan.FromMinutes(10));
        (await Follow(code)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Log_HasNeitherCodesNorKeys()
    {
        var taken = await Taken();
        await Follow((string)taken["code"]!);
        await Photo((string)taken["uploadKey"]!, SampleFiles.Jpeg);

        Assert.DoesNotContain(api.Log.All, line =>
            line.Contains((string)taken["code"]!, StringComparison.Ordinal) || line.Contains((string)taken["uploadKey"]!, StringComparison.Ordinal));
    }

    private Task<Reply> Follow(string code) => api.Anonymous().Post(Reports + "/status", new { code });

    private async Task<string> Token() => (string)(await api.Anonymous().Get(Reports + "/form")).Is(HttpStatusCode.OK).Json["token"]!;

    private async Task<Reply> Join(string caseId, string? operationId = null, string? token = null) => await api.Anonymous().Post(
        Reports + "/join", new { operationId = operationId ?? Caller.NewOperation, token = token ?? await Token(), caseId });

    private async Task<JsonObject> Report(string classId = "e0101", string note = "垃圾堆在路边", object? place = null) => new()
    {
        ["operationId"] = Caller.NewOperation,
        ["token"] = await Token(),
        ["class"] = classId,
        ["position"] = System.Text.Json.JsonSerializer.SerializeToNode(place ?? DemoApiFixture.PlaceInXihu),
        ["note"] = note,
    };

    private async Task<JsonNode> Taken(string classId = "e0101", string note = "垃圾堆在路边", object? place = null) =>
        (await api.Anonymous().Post(Reports, await Report(classId, note, place))).Is(HttpStatusCode.Created).Json;

    private Task<Reply> Act(string id, string verb, object? more = null)
    {
        var body = more is null ? [] : System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject();
        body["operationId"] = Caller.NewOperation;
        return Dispatcher.Post($"/api/v1/cases/{id}/{verb}", body.ToJsonString());
    }

    private Task<Reply> Photo(string? key, byte[] bytes, (int From, int Total)? part = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Reports + "/photo") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("image/jpeg");
        if (key is not null)
        {
            request.Headers.Add("Upload-Key", key);
        }

        if (part is { } range)
        {
            request.Content.Headers.TryAddWithoutValidation(
                "Content-Range", range.Total == 0 ? "nonsense" : $"bytes {range.From}-{range.From + bytes.Length - 1}/{range.Total}");
        }

        return api.Anonymous().Send(request);
    }

    private async Task Rule(string district, int basedOn, int? perHour, int? perSender) => (await api.As("admin", "root").Post(
        "/api/v1/district-rules/versions",
        new
        {
            operationId = Caller.NewOperation,
            district,
            from = ChinaTime.Day(api.Time.GetUtcNow()).ToString("O", null),
            note = "居民上报",
            basedOn,
            entries = new[]
            {
                new { rule = "publicReportsPerHour", value = perHour }, new { rule = "publicReportsPerSenderHour", value = perSender },
            },
        })).Is(HttpStatusCode.Created);
}
