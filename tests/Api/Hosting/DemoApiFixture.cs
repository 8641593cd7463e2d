namespace RedStation.Tests.Api.Hosting;

/// <summary>The program with the demo city's stations and people, in which nothing moves but what a test does.</summary>
public sealed class DemoApiFixture : ApiFixture, IAsyncLifetime
{
    /// <summary>A district of the demo city.</summary>
    public const string Xihu = "330106";

    /// <summary>A district of another of its cities.</summary>
    public const string Ningbo = "330203";

    /// <summary>A place in <see cref="Xihu"/>.</summary>
    public static object PlaceInXihu { get; } = new { lat = 30.2594, lon = 120.1301 };

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Settings["RedStation:Demo"] = "true";
        Settings["RedStation:DemoCity:Play"] = "false";
        Settings["RedStation:Outbound:AllowedHosts:0"] = "127.0.0.1";
        Settings["RedStation:Notices:PushContact"] = "mailto:admin@city.example";
        // Nobody listens there: what is told by it is for tests of gateways.
        Settings["RedStation:Notices:SmsWebhook"] = "http://127.0.0.1:9/";
        var anyone = Anonymous();
        var last = "";
        await Until.True(
            async () =>
            {
                // Its stations are loaded in order of their ids; those of the last city come last.
                last = (await anyone.Get("/api/v1/stations?near=30.0,120.58&limit=1")).Text;
                return last.Contains("\"sx-", StringComparison.Ordinal) && last.Contains("\"connected\":true", StringComparison.Ordinal);
            },
            () => "the demo city: " + last);
    }

    /// <summary>One of the demo people.</summary>
    public async Task<Caller> Person(string subject)
    {
        var reply = await Anonymous().Post("/api/v1/auth/token", new { grant = "demo", subject });
        return With((string)reply.Is(System.Net.HttpStatusCode.OK).Json["accessToken"]!);
    }
}
