using System.Net;
using System.Net.Http.Headers;
using RedStation.Storage.Voices;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Media;

/// <summary>Recordings: what is taken for one, and how it is handed on.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class VoiceTests(DemoApiFixture api)
{
    private const string Voices = "/api/v1/voices";

    public static TheoryData<string, byte[]> Containers() => new()
    {
        { "audio/webm", SampleFiles.WebM }, { "audio/mp4", SampleFiles.Mp4 }, { "audio/ogg", SampleFiles.Ogg },
    };

    public static TheoryData<string, byte[]> Others() => new()
    {
        { "nothing", [] },
        { "a page", [.. "<html><script>alert(1)</script></html>"u8] },
        { "a picture", SampleFiles.Jpeg },
        { "Matroska that is no WebM", [0x1A, 0x45, 0xDF, 0xA3, 0x42, 0x82, 0x88, .. "matroska"u8, .. new byte[100]] },
        { "the mark of WebM too late", [0x1A, 0x45, 0xDF, 0xA3, .. new byte[100], .. "webm"u8] },
        { "a film of another brand", [0, 0, 0, 0x1C, .. "ftypheic"u8, .. new byte[100]] },
        { "too short for a brand", [0, 0, 0, 0x1C, .. "ftyp"u8] },
        { "WAVE", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8] },
        { "MP3", [.. "ID3"u8, .. new byte[100]] },
    };

    [Theory]
    [MemberData(nameof(Containers))]
    public async Task Recording_ComesBackAsItCame_AndOpensAsNothingElse(string type, byte[] recording)
    {
        var rider = api.As("rider", "voice-rider");
        var sent = new ByteArrayContent(recording) { Headers = { ContentType = new("text/html") } };
        var id = (string)(await rider.Post(Voices, sent)).Is(HttpStatusCode.Created).Json["voiceId"]!;

        using var answer = await rider.Client.GetAsync($"{Voices}/{id}", TestContext.Current.CancellationToken);

        Assert.Equal(recording, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task AnythingElse_IsRefused(string what, byte[] file)
    {
        var reply = await api.As("rider", "voice-rider").Post(Voices, Content(file, "audio/webm"));
        Assert.True(reply is { Status: HttpStatusCode.UnsupportedMediaType, Code: "unsupported_media_type" }, what + ": " + reply.Text);
    }

    [Fact]
    public async Task Recording_TooLongByItsSize_IsRefused()
    {
        var rider = api.As("rider", "voice-rider");
        (await rider.Post(Voices, Content([.. SampleFiles.WebM, .. new byte[512 * 1024]]))).Refused(
            HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        (await rider.Post(Voices, Content([.. SampleFiles.WebM, .. new byte[511 * 1024]]))).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Recording_IsKeptOnceUnderAnOperation()
    {
        var rider = api.As("rider", "voice-repeater");
        var path = $"{Voices}?operationId={Caller.NewOperation}";
        var first = (await rider.Post(path, Content(SampleFiles.Ogg))).Is(HttpStatusCode.Created);

        Assert.Equal(first.Text, (await rider.Post(path, Content(SampleFiles.Ogg))).Is(HttpStatusCode.Created).Text);
        (await rider.Post(path, Content(SampleFiles.Mp4))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        Assert.Equal(["operationId"], (await rider.Post(Voices + "?operationId=%20", Content(SampleFiles.Ogg))).Fields);
        Assert.NotEqual(first.Text, (await api.As("rider", "voice-rider").Post(path, Content(SampleFiles.Ogg))).Is(HttpStatusCode.Created).Text);
    }

    [Fact]
    public async Task Recordings_OfAnHour_AreLimited()
    {
        var rider = api.As("rider", "voice-many");
        for (var number = 0; number < VoiceStore.MostInAnHour; number++)
        {
            Assert.Equal(VoiceAdded.Kept, await api.Service<VoiceStore>().Add(new("v-many-" + number, "voice-many", "audio/ogg", [1])));
        }

        var refused = (await rider.Post(Voices, Content(SampleFiles.Ogg))).Refused(HttpStatusCode.TooManyRequests, "too_many_requests");
        Assert.Equal(VoiceStore.Hour, refused.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Recording_IsItsRidersAlone_UntilACaseHasIt()
    {
        var id = await api.As("rider", "voice-rider").Voice();

        (await api.As("rider", "voice-other").Get($"{Voices}/{id}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("dispatcher", "voice-dispatcher", DemoApiFixture.Xihu).Get($"{Voices}/{id}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.As("admin", "root").Get($"{Voices}/{id}")).Is(HttpStatusCode.OK);
        (await api.Anonymous().Get($"{Voices}/{id}")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await api.As("rider", "voice-rider").Get(Voices + "/none")).Refused(HttpStatusCode.NotFound, "voice_not_found");
        (await api.As("rider", "voice-rider").Get(Voices + "/..%2F..%2Fetc%2Fpasswd")).Refused(HttpStatusCode.NotFound, "voice_not_found");
    }

    [Fact]
    public async Task Recording_ThatIsLost_IsNotFound()
    {
        var rider = api.As("rider", "voice-loser");
        var id = await rider.Voice();
        await LostMedia.Lose(api, "voices", id);

        (await rider.Get($"{Voices}/{id}")).Refused(HttpStatusCode.NotFound, "voice_not_found");
    }

    private static ByteArrayContent Content(byte[] bytes, string type = "audio/webm") =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
