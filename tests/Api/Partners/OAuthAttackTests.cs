using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using RedStation.Storage.Partners;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>The attacks on OAuth that are known by name (RFC 9700), each as somebody would try it.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class OAuthAttackTests(DemoApiFixture api)
{
    private const string Rider = "/api/v1/platform/rider";

    /// <summary>An open redirector, or a code that goes to somebody else: nobody is sent to an address that is not the platform's own.</summary>
    [Theory]
    [InlineData("https://platform.example/back/")]
    [InlineData("https://platform.example/back?x=1")]
    [InlineData("https://platform.example/BACK")]
    [InlineData("https://PLATFORM.example/back")]
    [InlineData("https://platform.example:443/back")]
    [InlineData("https://platform.example/back/../evil")]
    [InlineData("https://platform.example/%62ack")]
    [InlineData("https://platform.example.evil.example/back")]
    [InlineData("https://evil.example/back")]
    [InlineData("https://evil.example\\@platform.example/back")]
    [InlineData("https://user@platform.example/back")]
    [InlineData("http://platform.example/back")]
    [InlineData("https://platform.example/back#")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public async Task RedirectUri_ThatIsNotThePlatformsOwn_LeadsNowhere(string? redirectUri)
    {
        using var platform = await PlatformServer.Register(api);
        var asked = platform.Ask();
        asked["redirect_uri"] = redirectUri;
        await LeadsNowhere(platform, asked);
    }

    /// <summary>Without a challenge, or with one that can be read from the address, who steals a code can exchange it.</summary>
    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "S256")]
    [InlineData("", "S256")]
    [InlineData(PlatformServer.Verifier, "plain")]
    [InlineData(PlatformServer.Verifier, null)]
    [InlineData(PlatformServer.Verifier, "s256")]
    public async Task Pkce_LeftOut_OrDowngraded_IsRefused(string? challenge, string? method)
    {
        using var platform = await PlatformServer.Register(api);
        var asked = platform.Ask();
        (asked["code_challenge"], asked["code_challenge_method"]) = (challenge, method);
        await LeadsNowhere(platform, asked.Where(one => one.Value is not null).ToDictionary());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("another-verifier-of-forty-three-characters-or-more-01234")]
    public async Task Code_WithoutItsVerifier_IsWorthNothing(string? verifier)
    {
        using var platform = await PlatformServer.Register(api);
        var code = await platform.Code("attack-verifier");

        var refused = (await platform.Exchange(code, verifier)).Is(HttpStatusCode.BadRequest);

        Assert.Contains((string)refused.Json["error"]!, (string[])["invalid_grant", "invalid_request"]);
        Assert.Empty(await api.Service<PlatformLinkStore>().AllOf("attack-verifier"));
    }

    /// <summary>One of the two who show a code has stolen it: what it gave ends for both.</summary>
    [Fact]
    public async Task Code_ShownTwice_EndsWhatItGave()
    {
        using var platform = await PlatformServer.Register(api);
        var code = await platform.Code("attack-replay");
        var tokens = (await platform.Exchange(code)).Is(HttpStatusCode.OK).Json;
        (await api.With((string)tokens["access_token"]!).Get(Rider)).Is(HttpStatusCode.OK);

        Refused(await platform.Exchange(code), "invalid_grant");

        (await api.With((string)tokens["access_token"]!).Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Refused(await platform.Refresh((string)tokens["refresh_token"]!), "invalid_grant");
    }

    [Fact]
    public async Task Code_ShownByManyAtOnce_GivesTokensToOneAtMost()
    {
        using var platform = await PlatformServer.Register(api);
        var code = await platform.Code("attack-race");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => platform.Exchange(code)));

        var tokens = answers.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
        Assert.True(tokens.Count <= 1, $"{tokens.Count} of them got tokens");
        foreach (var answer in tokens)
        {
            (await api.With((string)answer.Json["access_token"]!).Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        }
    }

    [Fact]
    public async Task Code_OfAnotherPlatform_OrForAnotherAddress_OrTooOld_IsWorthNothing()
    {
        using var platform = await PlatformServer.Register(api);
        using var thief = await PlatformServer.Register(api);

        Refused(await thief.Exchange(await platform.Code("attack-thief")), "invalid_grant");
        Refused(await platform.Exchange(await platform.Code("attack-thief"), redirectUri: "https://platform.example/other"), "invalid_grant");
        var late = await platform.Code("attack-late");
        api.Time.Advance(TimeSpan.FromSeconds(61));
        Refused(await platform.Exchange(late), "invalid_grant");
        Refused(await platform.Exchange("not-a-code"), "invalid_grant");
        Assert.Empty(await api.Service<PlatformLinkStore>().AllOf("attack-thief"));
    }

    /// <summary>Who mixes two issuers up is told by which one an answer is (RFC 9207): in those that grant and in those that do not.</summary>
    [Fact]
    public async Task Answer_NamesItsIssuer()
    {
        using var platform = await PlatformServer.Register(api);
        var none = platform.Ask();
        none["prompt"] = "none";

        var (_, refused) = await platform.Lead(none);
        var agreed = (string)(await PlatformServer.Agree(api.As("rider", "attack-mix-up"), platform.Ask())).Json["redirectTo"]!;

        foreach (var target in new[] { refused, agreed })
        {
            Assert.StartsWith(PlatformServer.Back, target, StringComparison.Ordinal);
            Assert.Equal(platform.Issuer, (string?)QueryHelpers.ParseQuery(new Uri(target).Query)["iss"]);
        }

        Assert.Contains("error=consent_required", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openid duty score")]
    [InlineData("openid duty platform")]
    [InlineData("openid duty admin")]
    [InlineData("openid orders")]
    [InlineData("openid")]
    [InlineData("")]
    public async Task Scope_ThatThePlatformMayNotAskFor_LeadsNowhere(string scope)
    {
        using var platform = await PlatformServer.Register(api);
        await LeadsNowhere(platform, platform.Ask(scope));
    }

    /// <summary>What a rider has not agreed to cannot be had later, nor by writing more into what the page posts.</summary>
    [Fact]
    public async Task Scope_DoesNotCreep()
    {
        using var platform = await PlatformServer.Register(api, readsScores: true);
        var tokens = await platform.Link("attack-creep", "openid duty orders offline_access", agreed: "score platform");
        Assert.DoesNotContain("orders", tokens.Scope ?? "", StringComparison.Ordinal);

        foreach (var scope in new[] { "duty orders", "duty score", "platform", "duty platform" })
        {
            Assert.Contains(
                (string)(await platform.Refresh(tokens.Refresh!, scope)).Is(HttpStatusCode.BadRequest).Json["error"]!,
                (string[])["invalid_grant", "invalid_scope"]);
        }

        var known = (await api.With(tokens.Access).Get(Rider)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("""["duty"]""", known["scopes"]!.ToJsonString());
        Refused(await platform.Token(new() { ["grant_type"] = "client_credentials", ["scope"] = "platform duty" }), "invalid_scope");
        (await api.With(tokens.Access).Get($"/api/v1/platform/riders/{known["pseudonym"]}")).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await (await platform.Own()).Get(Rider)).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task RefreshToken_ShownTwice_EndsAll()
    {
        using var platform = await PlatformServer.Register(api);
        using var thief = await PlatformServer.Register(api);
        var tokens = await platform.Link("attack-refresh");
        Refused(await thief.Refresh(tokens.Refresh!), "invalid_grant");
        var renewed = (await platform.Refresh(tokens.Refresh!)).Is(HttpStatusCode.OK).Json;

        Refused(await platform.Refresh(tokens.Refresh!), "invalid_grant");

        Refused(await platform.Refresh((string)renewed["refresh_token"]!), "invalid_grant");
        (await api.With((string)renewed["access_token"]!).Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Contains(api.Log.All, line => line.Contains($"Platform {platform.Id} has shown", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Log.All, line => line.Contains(tokens.Refresh!, StringComparison.Ordinal));
    }

    /// <summary>The page stands in nobody's frame, and its address goes to nobody.</summary>
    [Theory]
    [InlineData("/link?client_id=x")]
    [InlineData("/connect/authorize?client_id=x")]
    public async Task ConsentPage_CannotBeFramed(string path)
    {
        var page = await api.Anonymous().Get(path);
        Assert.Equal("DENY", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(page.Headers.GetValues("Referrer-Policy")));
    }

    /// <summary>A form on another site's page has no token: browsers add none by themselves. So it agrees to nothing.</summary>
    [Fact]
    public async Task Consent_WithoutTheRidersToken_IsNone()
    {
        using var platform = await PlatformServer.Register(api);
        (await PlatformServer.Agree(api.Anonymous(), platform.Ask())).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await PlatformServer.Agree(api.As("dispatcher", "attack-other-role", DemoApiFixture.Xihu), platform.Ask()))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await PlatformServer.Agree(await platform.Own(), platform.Ask())).Refused(HttpStatusCode.Forbidden, "not_allowed");
        var tokens = await platform.Link("attack-self-consent");
        (await PlatformServer.Agree(api.With(tokens.Access), platform.Ask())).Refused(HttpStatusCode.Forbidden, "not_allowed");

        // Neither does leading a rider there, whatever stands in the address, and whoever is signed in.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(platform.Issuer) };
        client.DefaultRequestHeaders.Authorization = api.As("rider", "attack-led").Client.DefaultRequestHeaders.Authorization;
        var asked = new Dictionary<string, string?>(platform.Ask()) { ["agreed"] = "orders" };
        using var led = await client.GetAsync(
            new Uri(QueryHelpers.AddQueryString("/connect/authorize", asked), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.StartsWith("/link?", led.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Empty(await api.Service<PlatformLinkStore>().AllOf("attack-led"));
    }

    [Fact]
    public async Task Suspended_IsNobody_AtOnce()
    {
        using var platform = await PlatformServer.Register(api);
        var tokens = await platform.Link("attack-suspended");
        var own = await platform.Own();
        var code = await platform.Code("attack-suspended-2");
        var pseudonym = (string)(await api.With(tokens.Access).Get(Rider)).Json["pseudonym"]!;
        (await api.As("admin", "platform-admin").Post($"/api/v1/platforms/{platform.Id}/suspend", null)).Is(HttpStatusCode.OK);

        (await api.With(tokens.Access).Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await own.Get($"/api/v1/platform/riders/{pseudonym}")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Equal("invalid_client", (string?)(await platform.Exchange(code)).Json["error"]);
        Assert.Equal("invalid_client", (string?)(await platform.Refresh(tokens.Refresh!)).Json["error"]);
        await LeadsNowhere(platform, platform.Ask());
        var asked = $"?clientId={platform.Id}&redirectUri={Uri.EscapeDataString(PlatformServer.Back)}&scope=duty";
        (await api.As("rider", "attack-suspended").Get("/api/v1/riders/me/platform-consent" + asked))
            .Refused(HttpStatusCode.NotFound, "platform_not_found");

        (await api.As("admin", "platform-admin").Post($"/api/v1/platforms/{platform.Id}/enable", null)).Is(HttpStatusCode.OK);
        (await api.With(tokens.Access).Get(Rider)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Platform_SeesItsOwnRidersAlone_AndNothingThatIsForOthers()
    {
        using var platform = await PlatformServer.Register(api);
        using var other = await PlatformServer.Register(api);
        var tokens = await platform.Link("attack-own");
        await other.Link("attack-own");
        var pseudonym = (string)(await api.With(tokens.Access).Get(Rider)).Json["pseudonym"]!;

        (await (await other.Own()).Get($"/api/v1/platform/riders/{pseudonym}")).Refused(HttpStatusCode.NotFound, "rider_not_linked");
        (await (await platform.Own()).Get("/api/v1/platform/riders/attack-own")).Refused(HttpStatusCode.NotFound, "rider_not_linked");
        foreach (var bearer in new[] { api.With(tokens.Access), await platform.Own() })
        {
            foreach (var path in new[] { "/api/v1/riders/me", "/api/v1/platforms", "/api/v1/events", "/api/v1/riders/me/platform-links" })
            {
                (await bearer.Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
            }
        }

        foreach (var role in new[] { "rider", "partner", "admin" })
        {
            (await api.As(role, "attack-own", DemoApiFixture.Xihu).Get(Rider)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public async Task Platform_ThatDoesNotShowThatItIsTheOne_GetsNothing()
    {
        using var platform = await PlatformServer.Register(api);
        using var wrong = new PlatformServer(api, platform.Id, "rsps_wrong");
        using var unknown = new PlatformServer(api, "nobody", platform.Secret);
        var code = await platform.Code("attack-client");
        Assert.Equal("invalid_client", (string?)(await wrong.Exchange(code)).Is(HttpStatusCode.Unauthorized).Json["error"]);
        Assert.Equal("invalid_client", (string?)(await unknown.Exchange(code)).Is(HttpStatusCode.Unauthorized).Json["error"]);
        var bare = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = platform.Id,
            ["code"] = code,
            ["redirect_uri"] = PlatformServer.Back,
            ["code_verifier"] = PlatformServer.Verifier,
        };
        Assert.Equal("invalid_client", (string?)(await platform.Post("/connect/token", bare, basic: false)).Json["error"]);
        // Asking wrongly has not used the code up.
        (await platform.Exchange(code)).Is(HttpStatusCode.OK);
    }

    private static void Refused(Reply reply, string error) => Assert.Equal(error, (string?)reply.Is(HttpStatusCode.BadRequest).Json["error"]);

    /// <summary>Neither a browser that is led there nor a rider's own page is sent to any address, and nothing is agreed to.</summary>
    private async Task LeadsNowhere(PlatformServer platform, Dictionary<string, string?> asked)
    {
        var (status, location) = await platform.Lead(asked.Where(one => one.Value is not null).ToDictionary());
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/link?error=", location, StringComparison.Ordinal);
        var rider = "led-" + Guid.NewGuid().ToString("N");
        (await PlatformServer.Agree(api.As("rider", rider), asked.Where(one => one.Value is not null).ToDictionary()))
            .Refused(HttpStatusCode.BadRequest, "platform_request_invalid");
        Assert.Empty(await api.Service<PlatformLinkStore>().AllOf(rider));
    }
}
