using System.Net;
using System.Text.Json.Nodes;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.Media;

namespace RedStation.Tests.Api.Cases;

/// <summary>Photos and recordings of a case: who adds them, who sees them, and when the public does.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CaseAttachmentTests(DemoApiFixture api)
{
    private const string Cases = "/api/v1/cases";

    private Caller Dispatcher => api.As("dispatcher", "media-dispatcher", DemoApiFixture.Xihu);

    private Caller Elsewhere => api.As("dispatcher", "media-elsewhere", DemoApiFixture.Ningbo);

    [Fact]
    public async Task Report_NamesItsPhotosAndARecording_AndOthersFollow()
    {
        var rider = api.As("rider", "media-reporter");
        var (first, voice) = (await rider.Photo(), await rider.Voice());
        var path = await Reported(rider, new { photoIds = (string[])[first], voiceId = voice });
        var second = await rider.Photo();

        var added = (await Post(rider, path + "/attachments", new { photoId = second })).Is(HttpStatusCode.OK).Json;

        Assert.Equal([first, second], Ids(added["photos"]!));
        Assert.Equal([voice], Ids(added["voices"]!));
        Assert.Equal(["reported", "attached", "attached", "attached"], added["history"]!.AsArray().Select(entry => (string)entry!["event"]!));
        var seen = (await Dispatcher.Get(path)).Is(HttpStatusCode.OK).Json;
        Assert.Equal([first, second], Ids(seen["photos"]!));
        Assert.All(seen["photos"]!.AsArray(), photo => Assert.False((bool)photo!["released"]!));
        Assert.Contains("releasePhoto", seen["actions"]!.AsArray().Select(action => (string)action!));
    }

    [Fact]
    public async Task Attachment_Repeated_IsAnsweredTheSame_AndWhatIsWrongIsNamed()
    {
        var rider = api.As("rider", "media-repeater");
        var path = await Reported(rider);
        var body = new { operationId = Caller.NewOperation, photoId = await rider.Photo() };

        var first = (await rider.Post(path + "/attachments", body)).Is(HttpStatusCode.OK);
        Assert.Equal((int)first.Json["revision"]!, (int)(await rider.Post(path + "/attachments", body)).Is(HttpStatusCode.OK).Json["revision"]!);
        (await rider.Post(path + "/attachments", new { body.operationId, photoId = await rider.Photo() }))
            .Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal(["voiceId"], (await Post(rider, path + "/attachments", new { })).Fields);
        Assert.Equal(["photoId"], (await Post(rider, path + "/attachments", new { body.photoId, voiceId = await rider.Voice() })).Fields);
        Assert.Equal(["photoId"], (await Post(rider, path + "/attachments", new { photoId = "none" })).Fields);
        Assert.Equal(["voiceId"], (await Post(rider, path + "/attachments", new { voiceId = "../" })).Fields);
        Assert.Equal(["photoIds"], (await Report(rider, new { photoIds = (string[])["none"] })).Fields);
        Assert.Equal(["photoIds"], (await Report(rider, new { photoIds = (string[])["1", "2", "3", "4", "5"] })).Fields);
        Assert.Equal(["photoIds"], (await Report(rider, new { photoIds = (string[])["\u0000"] })).Fields);
        (await Post(rider, Cases + "/none/attachments", new { body.photoId })).Refused(HttpStatusCode.NotFound, "case_not_found");
    }

    [Fact]
    public async Task Photo_OfSomebodyElse_OrOfAnotherCase_IsNotTaken()
    {
        var (rider, other) = (api.As("rider", "media-owner"), api.As("rider", "media-thief"));
        var photo = await rider.Photo();
        var path = await Reported(rider, new { photoIds = (string[])[photo] });
        var theirs = await Reported(other);

        (await Post(other, path + "/attachments", new { photoId = await other.Photo() })).Refused(HttpStatusCode.Forbidden, "not_your_case");
        Assert.Equal(["photoId"], (await Post(other, theirs + "/attachments", new { photoId = photo })).Fields);
        Assert.Equal(["photoIds"], (await Report(rider, new { photoIds = (string[])[photo] })).Fields);
        (await other.Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Photo_OfAReportThatWasRefused_IsFreeForTheNext()
    {
        var rider = api.As("rider", "media-again");
        var photo = await rider.Photo();
        (await Report(rider, new { photoIds = (string[])[photo], @class = "e9999" })).Refused(HttpStatusCode.BadRequest, "case_class_unknown");

        var path = await Reported(rider, new { photoIds = (string[])[photo] });

        Assert.Equal([photo], Ids((await Dispatcher.Get(path)).Json["photos"]!));
        (await Dispatcher.Get("/api/v1/photos/" + photo)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Attachments_AreSeenByReportersAndTheDistrict_AndGoWithTheCase()
    {
        var (rider, joined) = (api.As("rider", "media-seen"), api.As("rider", "media-joined"));
        var (photo, voice) = ("/api/v1/photos/" + await rider.Photo(), "/api/v1/voices/" + await rider.Voice());
        var path = await Reported(rider, new { photoIds = (string[])[photo.Split('/')[^1]], voiceId = voice.Split('/')[^1] });
        foreach (var file in (string[])[photo, voice])
        {
            (await rider.Get(file)).Is(HttpStatusCode.OK);
            (await Dispatcher.Get(file)).Is(HttpStatusCode.OK);
            (await joined.Get(file)).Refused(HttpStatusCode.Forbidden, "not_allowed");
            (await Elsewhere.Get(file)).Refused(HttpStatusCode.Forbidden, "not_allowed");
            (await api.Anonymous().Get(file)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        }

        (await Post(joined, path + "/join")).Is(HttpStatusCode.OK);
        (await joined.Get(photo)).Is(HttpStatusCode.OK);
        (await joined.Get(voice)).Is(HttpStatusCode.OK);
        (await Post(Dispatcher, path + "/hand-over", new { district = DemoApiFixture.Ningbo, note = "x" })).Is(HttpStatusCode.OK);
        (await Elsewhere.Get(photo)).Is(HttpStatusCode.OK);
        (await Dispatcher.Get(photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Photo_IsThePublics_FromReleaseUntilWithdrawal()
    {
        var rider = api.As("rider", "media-public");
        var photo = await rider.Photo();
        var path = await Reported(rider, new { photoIds = (string[])[photo] });
        var (release, withdraw, file) = ($"{path}/photos/{photo}/release", $"{path}/photos/{photo}/withdraw", "/api/v1/photos/" + photo);
        (await Post(Elsewhere, release)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await Post(Dispatcher, withdraw)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        (await Post(Dispatcher, $"{path}/photos/none/release")).Refused(HttpStatusCode.NotFound, "photo_not_found");
        (await Post(Dispatcher, $"{path}/photos/%20/withdraw")).Refused(HttpStatusCode.NotFound, "photo_not_found");
        (await Post(Dispatcher, $"{Cases}/none/photos/{photo}/release")).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Post(Dispatcher, $"{Cases}/none/photos/{photo}/withdraw")).Refused(HttpStatusCode.NotFound, "case_not_found");
        (await Post(rider, release)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Equal(["note"], (await Post(Dispatcher, release, new { note = new string('长', 501) })).Fields);

        var released = (await Post(Dispatcher, release)).Is(HttpStatusCode.OK).Json;

        Assert.True((bool)released["photos"]![0]!["released"]!);
        (await Post(Dispatcher, release)).Refused(HttpStatusCode.Conflict, "case_wrong_status");
        using (var answer = await api.Anonymous().Client.GetAsync(file, TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl is { Public: true, NoCache: true }, "a withdrawn photo would be shown on");
            Assert.NotNull(answer.Headers.ETag);
        }

        (await api.As("auditor", "media-auditor").Get(file)).Is(HttpStatusCode.OK);
        (await Elsewhere.Get(file)).Is(HttpStatusCode.OK);
        (await Post(Dispatcher, withdraw)).Is(HttpStatusCode.OK);
        (await api.Anonymous().Get(file)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await Elsewhere.Get(file)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Case_TakesNoMoreOfOnePerson_AndNothingOfOneWhoIsBlocked()
    {
        var rider = api.As("rider", "media-eager");
        var path = await Reported(rider);
        for (var number = 0; number < Limits.OwnCaseAttachments; number++)
        {
            (await Post(rider, path + "/attachments", new { photoId = await rider.Photo() })).Is(HttpStatusCode.OK);
        }

        (await Post(rider, path + "/attachments", new { photoId = await rider.Photo() })).Refused(HttpStatusCode.Conflict, "case_attachments_full");
        (await api.As("admin", "root").Put(
            "/api/v1/riders/media-eager/standing", new { operationId = Caller.NewOperation, blocked = true })).Is(HttpStatusCode.OK);
        (await Post(rider, path + "/attachments", new { photoId = await rider.Photo() })).Refused(HttpStatusCode.Forbidden, "rider_blocked");
    }

    private static string[] Ids(JsonNode list) => [.. list.AsArray().Select(one => (string)one!["id"]!)];

    private static async Task<string> Reported(Caller rider, object? more = null) =>
        $"{Cases}/{(await Report(rider, more)).Is(HttpStatusCode.Created).Json["id"]}";

    private static Task<Reply> Report(Caller rider, object? more = null)
    {
        var report = JsonNode.Parse("""{ "class": "e0101", "position": { "lat": 30.2594, "lon": 120.1301 }, "note": "垃圾堆在路边" }""")!.AsObject();
        foreach (var (name, value) in Written(more))
        {
            report[name] = value?.DeepClone();
        }

        return Post(rider, Cases, report);
    }

    private static Task<Reply> Post(Caller who, string path, object? body = null)
    {
        var written = Written(body);
        written["operationId"] = Caller.NewOperation;
        return who.Post(path, written.ToJsonString());
    }

    private static JsonObject Written(object? body) =>
        body is null ? [] : System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
}
