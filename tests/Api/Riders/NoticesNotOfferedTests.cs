using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Riders;

/// <summary>Where no way to tell riders is set up, none is offered, and none can be chosen.</summary>
public sealed class NoticesNotOfferedTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Notices = "/api/v1/riders/me/notices";

    [Fact]
    public async Task Channel_ThatIsNotSetUp_IsRefused()
    {
        using var browser = new PushBrowser();
        var rider = api.As("rider", "notice-nowhere");
        var push = new { endpoint = "https://push.example/1", p256dh = browser.P256dh, auth = browser.Auth, language = "zh" };

        (await rider.Put(Notices + "/push", push)).Refused(HttpStatusCode.Conflict, "channel_not_offered");
        (await rider.Put(Notices + "/sms", new { phone = "13912345678", language = "zh" })).Refused(HttpStatusCode.Conflict, "channel_not_offered");

        var list = (await rider.Get(Notices)).Is(HttpStatusCode.OK).Json;
        Assert.Empty(list["offered"]!.AsArray());
        Assert.Null(list["pushKey"]);
    }
}
