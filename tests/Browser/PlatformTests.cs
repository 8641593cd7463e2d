using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A platform is registered, a rider links it on the page that says what is shared, and ends it.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class PlatformTests(DemoBrowserFixture city)
{
    private const string Back = "https://platform.example/back";
    private const string Verifier = "a-verifier-of-forty-three-characters-or-more-0123456789";

    [Theory]
    [InlineData("demo-rider-45", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-46", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_LinksAPlatform_SeesIt_AndUnlinks(string subject, int width, int height, ColorScheme scheme)
    {
        var named = $"蜂鸟配送 {width}";
        var (id, secret) = await Registered(named, width, height, scheme);

        await using var rider = await city.Open(Asked(id), width, height, scheme: scheme);
        await Comes(rider.Page);
        await rider.IsInOrder($"link-gate-{width}");
        await rider.SignIn(subject);
        await Assertions.Expect(rider.First("consent")).ToContainTextAsync(named);
        await Assertions.Expect(rider.First("consent")).ToContainTextAsync("你在哪里、走过哪里");
        await Assertions.Expect(rider.First("consent")).ToContainTextAsync("platform.example");
        await Assertions.Expect(rider.First("scope-orders")).Not.ToBeCheckedAsync();
        await rider.First("scope-orders").CheckAsync();
        await rider.IsInOrder($"link-consent-{width}");
        await rider.Picture($"link-consent-{width}-whole");
        await rider.First("consent-agree").ClickAsync();
        await rider.Page.ComesTo(Back + "?");
        await Exchange(id, secret, rider.Page.Url);

        await rider.Page.GotoAsync(new Uri(city.Server.Address, "/rider").ToString());
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("wallet-open").ClickAsync();
        var link = rider.The("platform-link").Filter(new() { HasText = named });
        await Assertions.Expect(link).ToContainTextAsync("执勤的开始和结束、订单时限");
        await link.ScrollIntoViewIfNeededAsync();
        await rider.IsInOrder($"links-{width}");
        await rider.Picture($"links-{width}-whole");
        await link.GetByTestId("unlink").ClickAsync();
        await rider.IsInOrder($"unlink-{width}");
        await rider.First("unlink-yes").ClickAsync();
        await Assertions.Expect(link).ToHaveCountAsync(0);
        rider.WasQuiet();
    }

    /// <summary>Who does not agree goes back with that, and a request that is not sound leads nowhere.</summary>
    [Theory]
    [InlineData(390, 844, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Light)]
    public async Task Rider_Refuses_AndIsNotLedAstray(int width, int height, ColorScheme scheme)
    {
        var (id, _) = await Registered($"闪送 {width}", width, height, scheme);
        await using var rider = await city.Open(Asked(id), width, height, scheme: scheme);
        await Comes(rider.Page);
        await rider.SignIn("demo-rider-47");
        await rider.First("lang-toggle").ClickAsync();
        await Assertions.Expect(rider.First("consent")).ToContainTextAsync("Where you are or have been");
        await rider.IsInOrder($"link-consent-en-{width}");
        await rider.First("consent-refuse").ClickAsync();
        await rider.Page.ComesTo(Back + "?error=access_denied");

        await rider.Page.GotoAsync(
            new Uri(city.Server.Address, Asked(id).Replace("platform.example", "evil.example", StringComparison.Ordinal)).ToString());
        await rider.First("link-wrong").WaitForAsync();
        Assert.Equal(city.Server.Address.Port, new Uri(rider.Page.Url).Port);
        await rider.IsInOrder($"link-wrong-{width}");
    }

    private static string Asked(string id) =>
        $"/connect/authorize?client_id={id}&redirect_uri={Uri.EscapeDataString(Back)}&response_type=code&scope=openid%20duty%20orders&state=s"
        + $"&code_challenge={Challenge()}&code_challenge_method=S256";

    private static string Challenge() =>
        System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The platform's own page, which is not there.</summary>
    private static async Task Comes(IPage page) => await page.RouteAsync(
        "https://platform.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>back</title>" }));

    private async Task<(string Id, string Secret)> Registered(string named, int width, int height, ColorScheme scheme)
    {
        await using var admin = await city.Open("/platforms", width, height, scheme: scheme);
        await admin.SignIn("demo-admin");
        await admin.First("add").ClickAsync();
        await admin.First("platform-redirectUris").FillAsync("http://platform.example/back");
        await admin.First("platform-send").ClickAsync();
        await Assertions.Expect(admin.First("problem-redirectUris")).ToContainTextAsync("https");
        await Assertions.Expect(admin.First("problem-name")).ToContainTextAsync("80");
        await admin.IsInOrder($"platforms-form-{width}-{scheme}");
        await admin.Picture($"platforms-form-{width}-{scheme}-whole");
        await admin.First("platform-name").FillAsync(named);
        await admin.First("platform-redirectUris").FillAsync(Back);
        await admin.First("platform-minutesPerMonth").FillAsync("600");
        await admin.First("platform-send").ClickAsync();
        var secret = await admin.First("secret-value").InputValueAsync();
        await admin.First("secret-kept").ClickAsync();
        var card = admin.The("platform").Filter(new() { HasText = named });
        await Assertions.Expect(card).ToContainTextAsync("600");
        await card.GetByTestId("do-suspend").ClickAsync();
        await admin.First("confirm-yes").ClickAsync();
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", "suspended");
        await card.GetByTestId("do-enable").ClickAsync();
        await Assertions.Expect(card).ToHaveAttributeAsync("data-status", "active");
        await admin.IsInOrder($"platforms-{width}-{scheme}");
        return (await card.GetByTestId("platform-id").InnerTextAsync(), secret);
    }

    private async Task Exchange(string id, string secret, string back)
    {
        var code = new Uri(back).Query.TrimStart('?').Split('&').Single(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = Uri.UnescapeDataString(code),
                ["redirect_uri"] = Back,
                ["code_verifier"] = Verifier,
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));
        using var answer = await city.Server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.NotNull(JsonNode.Parse(text)!["access_token"]);
    }
}
