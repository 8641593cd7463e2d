using System.Net;
using System.Text;
using RedStation.Storage.Photos;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Media;

/// <summary>Uploads that are no photos, or more than a photo: refused by name, or made harmless.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PhotoUploadTests(DemoApiFixture api)
{
    private const string Photos = "/api/v1/photos";

    private Caller Rider => api.As("rider", "photo-rider");

    public static TheoryData<string, byte[], HttpStatusCode, string> Refused()
    {
        var jpeg = Pictures.Noise(200, 150);
        return new()
        {
            { "a bomb", Pictures.Black(30_000, 30_000), HttpStatusCode.RequestEntityTooLarge, "photo_too_many_pixels" },
            { "half a photo", jpeg[..(jpeg.Length / 2)], HttpStatusCode.BadRequest, "photo_unreadable" },
            { "SVG with a script", [.. "<svg><script>alert(1)</script></svg>"u8], HttpStatusCode.UnsupportedMediaType, "unsupported_media_type" },
            { "a GIF that is a script", [.. "GIF89a/*"u8, .. jpeg], HttpStatusCode.UnsupportedMediaType, "unsupported_media_type" },
            { "a page", [.. "<html></html>"u8], HttpStatusCode.UnsupportedMediaType, "unsupported_media_type" },
            { "too many bytes", [.. jpeg, .. new byte[2 * 1024 * 1024]], HttpStatusCode.RequestEntityTooLarge, "body_too_large" },
        };
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Upload_ThatIsNoPhoto_IsRefusedByName_WholeAndInParts(string what, byte[] file, HttpStatusCode status, string code)
    {
        var whole = await Rider.Post(Photos, Content(file, "image/jpeg"));
        Assert.True((whole.Status, whole.Code) == (status, code), what + ": " + whole.Text);

        var path = $"{Photos}?operationId={Caller.NewOperation}";
        var half = file.Length / 2;
        var reply = await Rider.Post(path, Part(file[..half], 0, file.Length));
        reply = reply.Status == HttpStatusCode.Accepted ? await Rider.Post(path, Part(file[half..], half, file.Length)) : reply;
        Assert.True((reply.Status, reply.Code) == (status, code), what + ", in parts: " + reply.Text);
    }

    [Fact]
    public async Task Photo_ComesBackAsAPictureAndNothingElse()
    {
        var jpeg = Pictures.WithExif(Pictures.Jpeg(), 6);
        byte[] upload = [.. jpeg, .. "PK\x3\x4<script>alert(1)</script>"u8];
        var id = (string)(await Rider.Post(Photos, Content(upload, "text/html"))).Is(HttpStatusCode.Created).Json["photoId"]!;

        using var answer = await Rider.Client.GetAsync($"{Photos}/{id}", TestContext.Current.CancellationToken);

        var kept = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal((48, 64), Pictures.SizeOf(kept));
        foreach (var trace in (string[])[Pictures.Place, "<script", "PK\x3\x4"])
        {
            Assert.DoesNotContain(trace, Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_OfAHundredMegabytes_IsRefusedBeforeItIsRead()
    {
        // The client of the other tests reads a body before it sends it.
        using var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(handler) { BaseAddress = Rider.Client.BaseAddress };
        client.DefaultRequestHeaders.Authorization = Rider.Client.DefaultRequestHeaders.Authorization;
        var body = new NothingButSize(100 * 1024 * 1024);
        using var request = new HttpRequestMessage(HttpMethod.Post, Photos) { Content = body };
        request.Headers.ExpectContinue = true;

        (await new Caller(client).Send(request)).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");

        Assert.Equal(0, body.Sent);
    }

    [Theory]
    [InlineData("..%2F..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%2e%2e%2fpepper.key")]
    [InlineData("C:%5Cwindows%5Cwin.ini")]
    public async Task Path_ThatLeadsElsewhere_LeadsNowhere(string id) =>
        (await Rider.Get($"{Photos}/{id}")).Refused(HttpStatusCode.NotFound, "photo_not_found");

    [Fact]
    public async Task OperationId_ThatLeadsElsewhere_IsRefused() => Assert.Equal(
        ["operationId"], (await Rider.Post($"{Photos}?operationId=..%2F..%2Fx", Content(Pictures.Jpeg(), "image/jpeg"))).Fields);

    [Fact]
    public async Task Parts_OfWhatWasNoPhoto_AreForgotten()
    {
        var jpeg = Pictures.Noise(200, 150)[..5_000];
        var path = $"{Photos}?operationId={Caller.NewOperation}";
        (await Rider.Post(path, Part(jpeg, 0, jpeg.Length))).Refused(HttpStatusCode.BadRequest, "photo_unreadable");

        var (whole, total) = (Pictures.Noise(60, 40), Pictures.Noise(60, 40).Length);
        (await Rider.Post(path, Part(whole, 0, total))).Is(HttpStatusCode.Created);
        Assert.NotNull(await api.Service<PhotoStore>().IsKept(
            (string)(await Rider.Post(path, Part(whole, 0, total))).Is(HttpStatusCode.Created).Json["photoId"]!, UploadedFile.Of(whole)));
    }

    [Fact]
    public async Task Photo_ThatIsLost_IsNotFound()
    {
        var id = (string)(await Rider.Post(Photos, Content(Pictures.Jpeg(), "image/jpeg"))).Is(HttpStatusCode.Created).Json["photoId"]!;
        await LostMedia.Lose(api, "photos", id);

        (await Rider.Get($"{Photos}/{id}")).Refused(HttpStatusCode.NotFound, "photo_not_found");
    }

    private static ByteArrayContent Content(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new(type) } };

    private static ByteArrayContent Part(byte[] bytes, int from, int total)
    {
        var content = Content(bytes, "image/jpeg");
        content.Headers.TryAddWithoutValidation("Content-Range", $"bytes {from}-{from + bytes.Length - 1}/{total}");
        return content;
    }

    /// <summary>A body that says how large it is, and counts whether anybody wanted to see it.</summary>
    private sealed class NothingButSize(long size) : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[64 * 1024];
            for (; Sent < size; Sent += block.Length)
            {
                await stream.WriteAsync(block, TestContext.Current.CancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = size;
            return true;
        }
    }
}
