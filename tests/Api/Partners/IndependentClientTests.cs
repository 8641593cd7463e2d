using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>The whole way with a client that knows nothing of us but the issuer's address.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class IndependentClientTests(DemoApiFixture api)
{
    [Fact]
    public async Task Middleware_OfMicrosoft_LinksARider()
    {
        PlatformServer? platform = null;
        var issuer = api.Anonymous().Client.BaseAddress!.AbsoluteUri;
        await using var party = await RelyingParty.Start(issuer, () => (platform!.Id, platform.Secret));
        platform = await PlatformServer.Register(api, redirectUri: party.Address + "/signin-oidc");
        using var browser = party.Browser();

        var challenge = (await Get(browser, "/link")).Headers.Location!;
        Assert.StartsWith(issuer + "connect/authorize", challenge.AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("/link?", (await Get(browser, challenge.AbsoluteUri)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        var asked = QueryHelpers.ParseQuery(challenge.Query).ToDictionary(one => one.Key, one => (string?)one.Value);
        var agreed = await PlatformServer.Agree(api.As("rider", "independent"), asked);
        var back = await Get(browser, (string)agreed.Is(HttpStatusCode.OK).Json["redirectTo"]!);
        Assert.Equal((HttpStatusCode.Redirect, "/me"), (back.StatusCode, back.Headers.Location?.OriginalString));
        using var page = await Get(browser, "/me");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        var me = JsonNode.Parse(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        var known = (await api.With((string)me["access"]!).Get("/api/v1/platform/rider")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(((string?)me["subject"], """["duty","orders"]"""), ((string?)known["pseudonym"], known["scopes"]!.ToJsonString()));
        (await platform.Refresh((string)me["refresh"]!)).Is(HttpStatusCode.OK);
        platform.Dispose();
    }

    private static Task<HttpResponseMessage> Get(HttpClient browser, string address) =>
        browser.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken);
}
