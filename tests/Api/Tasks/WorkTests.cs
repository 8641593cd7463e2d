using System.Net;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Tasks;

[Collection(DemoApiCollection.Name)]
public sealed class WorkTests(DemoApiFixture api)
{
    private static readonly byte[] Jpeg = Pictures.Jpeg();

    [Fact]
    public async Task TaskAssignedByHand_IsDoneWithAPhoto_VerifiedOnce_AndPaid()
    {
        var rider = await api.Person("demo-rider-40");
        var (dispatcher, other) =
            (api.As("dispatcher", "disp-xihu", DemoApiFixture.Xihu), api.As("dispatcher", "disp-ningbo", DemoApiFixture.Ningbo));
        var before = (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!;
        Assert.Null((await api.Service<IGrainFactory>().Rider("demo-rider-40").GoOnDuty()).Refusal);
        var task = (await dispatcher.Post("/api/v1/tasks",
            new { operationId = Caller.NewOperation, type = "patrol", position = DemoApiFixture.PlaceInXihu, note = "x", respondWithin = 60 })).Json;
        var path = $"/api/v1/tasks/{task["id"]}";
        (await dispatcher.Post(path + "/assign", new { operationId = "assign", riderId = "demo-rider-40" })).Is(HttpStatusCode.OK);
        (await (await api.Person("demo-rider-41")).Post(path + "/start", new { operationId = "1" }))
            .Refused(HttpStatusCode.Forbidden, "not_your_task");
        Assert.Equal("inProgress", (string?)(await rider.Post(path + "/start", new { operationId = "start" })).Is(HttpStatusCode.OK).Json["status"]);

        var photo = (string)(await rider.Post("/api/v1/photos", Image(Jpeg))).Is(HttpStatusCode.Created).Json["photoId"]!;
        (await dispatcher.Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        var submitted = await rider.Post(path + "/submit", new { operationId = "submit", evidence = new { photoId = photo } });
        Assert.Equal(photo, (string?)submitted.Is(HttpStatusCode.OK).Json["evidence"]!["photoId"]);
        (await dispatcher.Get("/api/v1/photos/" + photo)).Is(HttpStatusCode.OK);
        (await other.Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await (await api.Person("demo-rider-41")).Get("/api/v1/photos/" + photo)).Refused(HttpStatusCode.Forbidden, "not_allowed");

        var verified = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => dispatcher.Post(path + "/verify", new { operationId = "verify" })));
        Assert.All(verified, reply => Assert.Equal("verified", (string?)reply.Is(HttpStatusCode.OK).Json["status"]));
        Assert.Equal(before + 5, (int)(await rider.Get("/api/v1/riders/me")).Json["balance"]!["points"]!);
    }

    [Fact]
    public async Task Photo_IsTakenOnlyIfItIsOne_AndOnceUnderAnOperation()
    {
        var rider = api.As(Roles.Rider, "demo-rider-42");
        (await rider.Post("/api/v1/photos", Image([1, 2, 3]))).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await rider.Post("/api/v1/photos", Image([]))).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        (await rider.Post("/api/v1/photos", Image([.. Jpeg, .. new byte[6 * 1024 * 1024]])))
            .Refused(HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        var operation = "/api/v1/photos?operationId=" + Caller.NewOperation;
        var first = (await rider.Post(operation, Image(Jpeg))).Is(HttpStatusCode.Created);
        Assert.Equal(first.Text, (await rider.Post(operation, Image(Jpeg))).Is(HttpStatusCode.Created).Text);
        (await rider.Post(operation, Image([.. Jpeg, 5]))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await rider.Get($"/api/v1/photos/{first.Json["photoId"]}")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [Trait("Case", "M10")]
    [InlineData("image/jpg")]
    [InlineData("image/pjpeg")]
    [InlineData("image/png")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task Photo_IsDecidedByItsContent_WhateverItsTypeSays(string? type)
    {
        var rider = api.As(Roles.Rider, "demo-rider-42");
        ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = type is null ? null : new(type) } };
        (await rider.Post("/api/v1/photos", Body(Jpeg))).Is(HttpStatusCode.Created);
        (await rider.Post("/api/v1/photos", Body([1, 2, 3]))).Refused(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
    }

    private static ByteArrayContent Image(byte[] bytes) => new(bytes) { Headers = { ContentType = new("image/jpeg") } };
}
