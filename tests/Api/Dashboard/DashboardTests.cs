using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Dashboard;

/// <summary>The dashboard is for administrators, and shows neither what grains hold nor the log.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly ApiFixture api = new() { Settings = { ["RedStation:Dashboard"] = "true" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => api.Dispose();

    [Fact]
    public async Task Dashboard_IsOffByDefault()
    {
        using var other = new ApiFixture();
        (await other.As("admin", "root").Get("/dashboard/version")).Refused(HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Dashboard_IsForAdministrators()
    {
        (await api.Anonymous().Get("/dashboard/version")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        foreach (var role in (string[])["rider", "dispatcher", "operator", "device", "partner", "auditor"])
        {
            (await api.As(role, "somebody", "330106").Get("/dashboard/version")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        }

        var admin = api.As("admin", "root");
        (await admin.Get("/dashboard/version")).Is(HttpStatusCode.OK);
        Assert.Contains("hosts", (await admin.Get("/dashboard/DashboardCounters")).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_KeepsWhatGrainsHoldAndTheLogToItself()
    {
        var admin = api.As("admin", "root");
        foreach (var path in (string[])["/dashboard/GrainState", "/dashboard/grainstate", "/dashboard/GrainState/"])
        {
            (await admin.Get(path + "?grainId=rider-r-1&grainType=RiderGrain")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        }

        (await admin.Get("/dashboard/Trace")).Is(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Browser_WithoutASignIn_IsShownWhereAndGetsInByPassword()
    {
        using var browser = Browser();
        Assert.Equal("/dashboard/sign-in", (await Open(browser, "/dashboard/")).Headers.Location!.OriginalString);
        Assert.Contains("管理员账号", await browser.GetStringAsync("/dashboard/sign-in", Cancellation), StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(api.Data("first-admin.txt"), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(browser, lines[0], "a wrong password")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Open(browser, "/dashboard/")).StatusCode);
        var signedIn = await SignIn(browser, lines[0], lines[1]);

        Assert.Equal((HttpStatusCode.Redirect, "/dashboard/"), (signedIn.StatusCode, signedIn.Headers.Location!.OriginalString));
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"));
        Assert.All(["httponly", "samesite=strict", "path=/dashboard", "expires="], part => Assert.Contains(part, cookie, StringComparison.Ordinal));
        Assert.Contains(
            "Orleans Dashboard", await (await Open(browser, "/dashboard/")).Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // The cookie opens these pages and nothing else.
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/tasks", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Password_OfADispatcher_DoesNotGetIn()
    {
        using var browser = Browser();
        var made = await api.As("admin", "root").Post("/api/v1/accounts", new
        {
            operationId = Caller.NewOperation,
            role = "dispatcher",
            displayName = "Dora",
            username = "dora",
            password = "a long password",
            districts = (string[])["330106"],
        });
        made.Is(HttpStatusCode.Created);

        var refused = await SignIn(browser, "dora", "a long password");

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Form_OfAnotherSite_IsRefused()
    {
        using var browser = Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var lines = await File.ReadAllLinesAsync(api.Data("first-admin.txt"), Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, (await SignIn(browser, lines[0], lines[1])).StatusCode);
    }

    [Fact]
    public async Task Token_OfAnAdministrator_IsExchangedForTheCookie()
    {
        (await api.As("dispatcher", "dora", "330106").Post("/api/v1/auth/dashboard", null)).Refused(HttpStatusCode.Forbidden, "not_allowed");

        var reply = (await api.As("admin", "root").Post("/api/v1/auth/dashboard", null)).Is(HttpStatusCode.NoContent);

        using var browser = Browser();
        browser.DefaultRequestHeaders.Add("Cookie", Assert.Single(reply.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/dashboard/version", Cancellation)).StatusCode);
    }

    private static Task<HttpResponseMessage> Open(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
        return browser.SendAsync(request, Cancellation);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient browser, string username, string password) => browser.PostAsync(
        "/dashboard/sign-in",
        new FormUrlEncodedContent(new Dictionary<string, string> { ["username"] = username, ["password"] = password }),
        Cancellation);

    private HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = api.Anonymous().Client.BaseAddress };
}
