using System.Net;
using System.Text.Json.Nodes;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Riders;

/// <summary>Riders choose by what they are told what becomes of their reports, and are told.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class NoticeEndpointTests(DemoApiFixture api) : IDisposable
{
    private const string Notices = "/api/v1/riders/me/notices";

    private readonly PushBrowser browser = new();

    private Caller Dispatcher => api.As("dispatcher", "notice-dispatcher", DemoApiFixture.Xihu);

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Rider_WhoChosePush_IsToldWhatBecomesOfAReport_UntilTheySignOut()
    {
        await using var service = await RecordingPushService.Start(TestContext.Current.CancellationToken);
        var (rider, refreshToken) = await SignIn("demo-rider-03");
        var offered = (await rider.Get(Notices)).Is(HttpStatusCode.OK).Json;
        Assert.Empty(offered["items"]!.AsArray());
        Assert.Equal(["push", "sms"], offered["offered"]!.AsArray().Select(one => (string?)one));
        Assert.Matches("^[A-Za-z0-9_-]{87}$", (string)offered["pushKey"]!);

        var chosen = (await rider.Put(Notices + "/push", Body(service.Url + "phone"))).Is(HttpStatusCode.OK);
        Assert.Equal(chosen.Text, (await rider.Put(Notices + "/push", Body(service.Url + "phone"))).Is(HttpStatusCode.OK).Text);
        Assert.Equal("push", (string?)Assert.Single(chosen.Json["items"]!.AsArray())!["channel"]);
        Assert.DoesNotContain(service.Url, chosen.Text, StringComparison.Ordinal);
        var caseId = await Reported(rider);
        await Does(caseId, "verify");
        await Until.True(() => service.Posts.Count == 1, "the first notice");
        var notice = JsonNode.Parse(browser.Read(service.Posts.First().Body))!;
        Assert.Equal(("Litter lying about: being checked", caseId), ((string?)notice["title"], (string?)notice["caseId"]));

        var (again, _) = await SignIn("demo-rider-03");
        (await again.Put(Notices + "/push", Body(service.Url + "tablet"))).Is(HttpStatusCode.OK);
        (await api.Anonymous().Post("/api/v1/auth/logout", new { refreshToken })).Is(HttpStatusCode.NoContent);
        await Does(caseId, "open");
        await Until.True(() => service.Posts.Any(post => post.Path == "/tablet"), "the second notice");
        Assert.Equal(["/phone", "/tablet"], service.Posts.Select(post => post.Path));
    }

    [Fact]
    public async Task Choosing_WhatIsWrong_IsNamed_AndWhatIsNotSetUp_IsRefused()
    {
        var rider = api.As("rider", "notice-chooser");
        Assert.Equal(["language", "endpoint", "p256dh", "auth"], (await rider.Put(Notices + "/push", new { })).Refused(
            HttpStatusCode.BadRequest, "invalid_input").Fields);
        Assert.Equal(["endpoint"], (await rider.Put(Notices + "/push", Body("http://push.example/1"))).Fields);
        Assert.Equal(["endpoint"], (await rider.Put(Notices + "/push", Body("https://push.example/" + new string('x', 1_000)))).Fields);
        (await rider.Put(Notices + "/push", Body("https://10.0.0.1/"))).Refused(HttpStatusCode.BadRequest, "push_address_refused");
        Assert.Equal(["p256dh"], (await rider.Put(Notices + "/push", new
        {
            endpoint = "https://push.example/1",
            p256dh = browser.Auth,
            auth = browser.Auth,
            language = "zh",
        })).Fields);
        (await rider.Put(Notices + "/weChat", new { language = "zh" })).Refused(HttpStatusCode.Conflict, "channel_not_offered");
        Assert.Equal(["language"], (await rider.Put(Notices + "/weChat", new { })).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        (await rider.Put(Notices + "/sms", new { phone = "13912345678", language = "zh" })).Refused(HttpStatusCode.Forbidden, "phone_not_yours");
        Assert.Equal(["language", "phone"], (await rider.Put(Notices + "/sms", new { phone = "110" })).Refused(
            HttpStatusCode.BadRequest, "invalid_input").Fields);
        (await Dispatcher.Get(Notices)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        Assert.Empty((await rider.Get(Notices)).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Phone_ThatSomebodySignsInWith_IsToldByTextMessage_UntilTheyChooseOtherwise()
    {
        const string Phone = "13700000029";
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone = Phone })).Is(HttpStatusCode.Accepted);
        var signedIn = (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "otp", phone = Phone, code = api.Codes[Phone] }))
            .Is(HttpStatusCode.OK).Json;
        var rider = api.With((string)signedIn["accessToken"]!);
        (await rider.Put(Notices + "/sms", new { phone = "13700000030", language = "zh" })).Refused(HttpStatusCode.Forbidden, "phone_not_yours");

        var chosen = (await rider.Put(Notices + "/sms", new { phone = "+86 137-0000-0029", language = "zh" })).Is(HttpStatusCode.OK);

        var item = Assert.Single(chosen.Json["items"]!.AsArray())!;
        Assert.Equal("sms", (string?)item["channel"]);
        Assert.DoesNotContain(Phone, chosen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(api.Log.All, line => line.Contains(Phone, StringComparison.Ordinal));
        // Nobody removes another's.
        var other = api.As("rider", "notice-stranger");
        (await other.Delete($"{Notices}/{item["id"]}")).Is(HttpStatusCode.OK);
        Assert.Single((await rider.Get(Notices)).Json["items"]!.AsArray());
        Assert.Empty((await rider.Delete($"{Notices}/{item["id"]}")).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        (await rider.Delete($"{Notices}/{item["id"]}")).Is(HttpStatusCode.OK);
    }

    private object Body(string endpoint) => new { endpoint, p256dh = browser.P256dh, auth = browser.Auth, language = "en" };

    private async Task<(Caller Rider, string RefreshToken)> SignIn(string subject)
    {
        var tokens = (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "demo", subject })).Is(HttpStatusCode.OK).Json;
        return (api.With((string)tokens["accessToken"]!), (string)tokens["refreshToken"]!);
    }

    private static async Task<string> Reported(Caller rider) => (string)(await rider.Post("/api/v1/cases", new
    {
        operationId = Caller.NewOperation,
        @class = "e0101",
        position = DemoApiFixture.PlaceInXihu,
        note = "垃圾",
    })).Is(HttpStatusCode.Created).Json["id"]!;

    private async Task Does(string caseId, string action) =>
        (await Dispatcher.Post($"/api/v1/cases/{caseId}/{action}", new { operationId = Caller.NewOperation })).Is(HttpStatusCode.OK);
}
