using System.Net;
using System.Net.Http.Headers;
using RedStation.Api.Http.Identity;
using RedStation.Api.Media;
using RedStation.Contracts;
using RedStation.Storage.Photos;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Media;

/// <summary>Photos that come in parts, and after the words they belong to.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class PhotoOnItsWayTests(DemoApiFixture api)
{
    private static readonly byte[] Image = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 4000).Select(number => (byte)(number * 7))];

    [Fact]
    [Trait("Case", "W9")]
    public async Task PhotoInParts_GoesOnWhereItBroke_AndIsTheSamePhoto()
    {
        var rider = api.As(Roles.Rider, "demo-rider-43");
        var path = "/api/v1/photos?operationId=" + Caller.NewOperation;

        Assert.Equal(1000, await Received(rider, path, 0, 1000));
        // The answer was lost: the part again, and one that comes too early, change nothing.
        Assert.Equal(1000, await Received(rider, path, 0, 1000));
        Assert.Equal(1000, await Received(rider, path, 3000, 500));
        Assert.Equal(2500, await Received(rider, path, 1000, 1500));
        var whole = (await rider.Post(path, Part(2500, Image.Length - 2500))).Is(HttpStatusCode.Created);
        // The answer to the last one was lost.
        Assert.Equal(whole.Text, (await rider.Post(path, Part(2500, Image.Length - 2500))).Is(HttpStatusCode.Created).Text);
        Assert.Equal(whole.Text, (await rider.Post(path, Part(0, 1000))).Is(HttpStatusCode.Created).Text);

        var kept = await api.Service<PhotoStore>().Find((string)whole.Json["photoId"]!);
        Assert.Equal(("demo-rider-43", "image/jpeg"), (kept!.RiderId, kept.ContentType));
        Assert.Equal(Image, kept.Bytes);
    }

    [Fact]
    [Trait("Case", "W9")]
    public async Task PhotoInParts_ThatArriveTogether_AreKeptOnce()
    {
        var rider = api.As(Roles.Rider, "demo-rider-43");
        var path = "/api/v1/photos?operationId=" + Caller.NewOperation;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rider.Post(path, Part(0, 1000))));
        Assert.All(answers, answer => Assert.Equal(1000, (long)answer.Is(HttpStatusCode.Accepted).Json["received"]!));
        (await rider.Post(path, Part(1000, Image.Length - 1000))).Is(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("Case", "W10")]
    public async Task PhotoInParts_IsRefusedAtItsBeginning_ForWhatItIs()
    {
        var rider = api.As(Roles.Rider, "demo-rider-43");
        string Path() => "/api/v1/photos?operationId=" + Caller.NewOperation;

        (await rider.Post(Path(), Part(new byte[1000], 0, 5000))).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await rider.Post(Path(), Part(Image, 0, (2 * 1024 * 1024) + 1))).Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        (await rider.Post("/api/v1/photos", Part(0, 1000))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await rider.Post(Path(), Ranged(Image, "bytes 0-9/5000"))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        (await rider.Post(Path(), Ranged(Image, "bytes */5000"))).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var path = Path();
        await Received(rider, path, 0, 1000);
        (await rider.Post(path, Part(Image[..500], 1000, 9000))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        // An id is its rider's: the same of another is another photo.
        Assert.Equal(1000, await Received(api.As(Roles.Rider, "demo-rider-44"), path, 0, 1000));
    }

    [Fact]
    [Trait("Case", "W9")]
    public async Task PhotosThatNeverEnd_MakeRoomForNewOnes()
    {
        var rider = api.As(Roles.Rider, "demo-rider-45");
        var paths = Enumerable.Range(0, PhotoParts.MostUnfinished + 1).Select(_ => "/api/v1/photos?operationId=" + Caller.NewOperation).ToList();
        foreach (var path in paths)
        {
            await Received(rider, path, 0, 1000);
        }

        Assert.Equal(0, await Received(rider, paths[0], 1000, 500));
        Assert.Equal(1500, await Received(rider, paths[^1], 1000, 500));
    }

    [Fact]
    [Trait("Case", "W9")]
    [Trait("Case", "W10")]
    public async Task Words_AreSubmittedFirst_AndTheirPhotoFollows_OrDoesNot()
    {
        var (rider, dispatcher) = (await api.Person("demo-rider-46"), api.As("dispatcher", "disp-xihu", DemoApiFixture.Xihu));
        Assert.Null((await api.Service<IGrainFactory>().Rider("demo-rider-46").GoOnDuty()).Refusal);
        var path = await Assigned(dispatcher, "demo-rider-46");
        (await rider.Post(path + "/photo", new { operationId = "early", photoId = (string?)null })).Refused(HttpStatusCode.Conflict, "wrong_status");
        (await rider.Post(path + "/submit", new { operationId = "nothing", evidence = new { photoFollows = false } }))
            .Refused(HttpStatusCode.BadRequest, "invalid_input");
        var submitted = (await rider.Post(path + "/submit", new { operationId = "submit", evidence = new { note = "好了", photoFollows = true } }))
            .Is(HttpStatusCode.OK).Json;
        Assert.True((bool)submitted["evidence"]!["photoFollows"]!);
        Assert.True((bool)(await dispatcher.Get(path)).Json["evidence"]!["photoFollows"]!);

        var image = new ByteArrayContent(Image) { Headers = { ContentType = new("image/jpeg") } };
        var photo = (string)(await rider.Post("/api/v1/photos", image)).Json["photoId"]!;
        (await rider.Post(path + "/photo", new { operationId = "unknown", photoId = "p-none" })).Refused(HttpStatusCode.BadRequest, "invalid_input");
        var settled = (await rider.Post(path + "/photo", new { operationId = "photo", photoId = photo })).Is(HttpStatusCode.OK);
        Assert.Equal(settled.Text, (await rider.Post(path + "/photo", new { operationId = "photo", photoId = photo })).Is(HttpStatusCode.OK).Text);
        var seen = (await dispatcher.Get(path)).Json["evidence"]!;
        Assert.Equal(("好了", photo, null), ((string?)seen["note"], (string?)seen["photoId"], (bool?)seen["photoFollows"]));
        (await dispatcher.Get("/api/v1/photos/" + photo)).Is(HttpStatusCode.OK);
        (await dispatcher.Post(path + "/verify", new { operationId = "verify" })).Is(HttpStatusCode.OK);
        (await rider.Post(path + "/photo", new { operationId = "late", photoId = photo })).Refused(HttpStatusCode.Conflict, "wrong_status");

        var second = await Assigned(dispatcher, "demo-rider-46");
        (await rider.Post(second + "/submit", new { operationId = "submit", evidence = new { photoFollows = true } })).Is(HttpStatusCode.OK);
        (await rider.Post(second + "/photo", new { operationId = "none", photoId = (string?)null })).Is(HttpStatusCode.OK);
        Assert.Null((await dispatcher.Get(second)).Json["evidence"]!["photoFollows"]);
    }

    [Theory]
    [Trait("Case", "W9")]
    [InlineData("bytes 0-9/10", 0, 9, 10)]
    [InlineData("bytes 5-5/6", 5, 5, 6)]
    public void Range_IsRead(string header, long from, long to, long total) => Assert.Equal(new PartRange(from, to, total), PartRange.Of(header));

    [Theory]
    [Trait("Case", "W9")]
    [InlineData("")]
    [InlineData("bytes 0-9/*")]
    [InlineData("bytes */10")]
    [InlineData("bytes 9-0/10")]
    [InlineData("bytes 0-10/10")]
    [InlineData("items 0-9/10")]
    public void Range_ThatSaysNothing_IsNone(string header) => Assert.Null(PartRange.Of(header));

    private static ByteArrayContent Part(int from, int size) => Part(Image[from..(from + size)], from, Image.Length);

    private static ByteArrayContent Part(byte[] bytes, int from, int total) => Ranged(bytes, $"bytes {from}-{from + bytes.Length - 1}/{total}");

    private static ByteArrayContent Ranged(byte[] bytes, string range)
    {
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        return content;
    }

    private static async Task<long> Received(Caller rider, string path, int from, int size) =>
        (long)(await rider.Post(path, Part(from, size))).Is(HttpStatusCode.Accepted).Json["received"]!;

    private static async Task<string> Assigned(Caller dispatcher, string riderId)
    {
        var open = new { operationId = Caller.NewOperation, type = "patrol", position = DemoApiFixture.PlaceInXihu, note = "x", respondWithin = 60 };
        var path = $"/api/v1/tasks/{(await dispatcher.Post("/api/v1/tasks", open)).Json["id"]}";
        (await dispatcher.Post(path + "/assign", new { operationId = "assign", riderId })).Is(HttpStatusCode.OK);
        return path;
    }
}
