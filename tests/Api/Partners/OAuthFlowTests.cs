using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Storage.Partners;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>A rider links a platform, the platform acts for them, and the rider ends it.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class OAuthFlowTests(DemoApiFixture api)
{
    private const string Rider = "/api/v1/platform/rider";
    private const string Links = "/api/v1/riders/me/platform-links";

    [Fact]
    public async Task Rider_Links_IsListed_AndUnlinksAtOnce()
    {
        using var platform = await PlatformServer.Register(api, readsScores: true);
        var rider = api.As("rider", "oauth-rider");
        var asked = platform.Ask("openid duty orders score offline_access");
        var question = (await rider.Get(
            $"/api/v1/riders/me/platform-consent?clientId={platform.Id}&redirectUri={Uri.EscapeDataString(PlatformServer.Back)}"
            + $"&scope={Uri.EscapeDataString(asked["scope"]!)}")).Is(HttpStatusCode.OK).Json;
        var expected = """{"name":"饿了么","returnsTo":"platform.example","required":["duty"],"optional":["orders","score"],"linked":null}""";
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), question), question.ToJsonString());

        var (status, page) = await platform.Lead(asked);
        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/link?", page, StringComparison.Ordinal);
        var target = new Uri((string)(await PlatformServer.Agree(rider, asked, "orders")).Is(HttpStatusCode.OK).Json["redirectTo"]!);
        var back = QueryHelpers.ParseQuery(target.Query);
        Assert.Equal(PlatformServer.Back, target.GetLeftPart(UriPartial.Path));
        Assert.Equal(("state-1", platform.Issuer), ((string?)back["state"], (string?)back["iss"]));
        // Nobody is linked before the platform has come for its tokens.
        Assert.Empty((await rider.Get(Links)).Json["items"]!.AsArray());

        var tokens = (await platform.Exchange(back["code"]!)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("Bearer", true), ((string?)tokens["token_type"], (int)tokens["expires_in"]! <= 600));
        var link = Assert.Single((await rider.Get(Links)).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal(
            (platform.Id, "饿了么", """["duty","orders"]"""), ((string?)link["platformId"], (string?)link["name"], link["scopes"]!.ToJsonString()));

        var acting = api.With((string)tokens["access_token"]!);
        var known = (await acting.Get(Rider)).Is(HttpStatusCode.OK).Json;
        var pseudonym = (string)known["pseudonym"]!;
        var readable = Decoded((string)tokens["access_token"]!) + Decoded((string)tokens["id_token"]!);
        Assert.DoesNotContain("oauth-rider", readable, StringComparison.Ordinal);
        Assert.Equal(pseudonym, new JsonWebToken((string)tokens["id_token"]!).Subject);
        Assert.Equal(pseudonym, (string?)(await (await platform.Own()).Get($"/api/v1/platform/riders/{pseudonym}")).Json["pseudonym"]);

        (await rider.Delete($"{Links}/{platform.Id}")).Is(HttpStatusCode.NoContent);
        (await rider.Delete($"{Links}/{platform.Id}")).Is(HttpStatusCode.NoContent);
        (await acting.Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        var refused = (await platform.Refresh((string)tokens["refresh_token"]!)).Is(HttpStatusCode.BadRequest);
        Assert.Equal("invalid_grant", (string?)refused.Json["error"]);
        (await (await platform.Own()).Get($"/api/v1/platform/riders/{pseudonym}")).Refused(HttpStatusCode.NotFound, "rider_not_linked");
        var anew = api.With((await platform.Link("oauth-rider")).Access);
        Assert.NotEqual(pseudonym, (string?)(await anew.Get(Rider)).Json["pseudonym"]);
    }

    [Fact]
    public async Task Tokens_AreRenewed_EachRefreshTokenOnce_AndMayBeNarrower()
    {
        using var platform = await PlatformServer.Register(api);
        var tokens = await platform.Link("oauth-renewing");

        var renewed = (await platform.Refresh(tokens.Refresh!, "duty")).Is(HttpStatusCode.OK).Json;

        Assert.Equal("duty", new JsonWebToken((string)renewed["access_token"]!).GetClaim("scope").Value);
        Assert.NotEqual(tokens.Refresh, (string?)renewed["refresh_token"]);
        var again = (await platform.Refresh((string)renewed["refresh_token"]!)).Is(HttpStatusCode.OK).Json;
        (await api.With((string)again["access_token"]!).Get(Rider)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refusing_SharesNothing_AndThePlatformLearnsThatAlone()
    {
        using var platform = await PlatformServer.Register(api);
        var rider = api.As("rider", "oauth-refusing");
        var refusal = new FormUrlEncodedContent(new Dictionary<string, string?>(platform.Ask()) { ["refused"] = "1", ["agreed"] = "orders" });

        var target = new Uri((string)(await rider.Post("/connect/authorize", refusal)).Is(HttpStatusCode.OK).Json["redirectTo"]!);

        var back = QueryHelpers.ParseQuery(target.Query);
        Assert.Equal(("access_denied", "state-1", false), ((string?)back["error"], (string?)back["state"], back.ContainsKey("code")));
        Assert.Empty((await rider.Get(Links)).Json["items"]!.AsArray());
    }

    /// <summary>What a rider takes back while a code is on its way stays taken back.</summary>
    [Fact]
    public async Task Unlinking_BeatsACodeThatIsOnItsWay()
    {
        using var platform = await PlatformServer.Register(api);
        var code = await platform.Code("oauth-quick");
        await api.As("rider", "oauth-quick").Delete($"{Links}/{platform.Id}");

        Assert.Equal("invalid_grant", (string?)(await platform.Exchange(code)).Is(HttpStatusCode.BadRequest).Json["error"]);
        Assert.Empty(await api.Service<PlatformLinkStore>().AllOf("oauth-quick"));
    }

    [Fact]
    public async Task Revoking_EndsTheTokens_NotTheLink()
    {
        using var platform = await PlatformServer.Register(api);
        using var other = await PlatformServer.Register(api);
        var tokens = await platform.Link("oauth-revoking");
        var form = new Dictionary<string, string?> { ["token"] = tokens.Refresh };

        await other.Post("/connect/revoke", form, basic: true);
        (await api.With(tokens.Access).Get(Rider)).Is(HttpStatusCode.OK);
        (await platform.Post("/connect/revoke", form, basic: true)).Is(HttpStatusCode.OK);

        (await api.With(tokens.Access).Get(Rider)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Single((await api.As("rider", "oauth-revoking").Get(Links)).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Metadata_SaysWhatHolds_AndTheKeyIsInTheOneListOfKeys()
    {
        using var platform = await PlatformServer.Register(api);
        var tokens = await platform.Link("oauth-metadata");

        var said = (await api.Anonymous().Get("/.well-known/openid-configuration")).Is(HttpStatusCode.OK).Json;

        Assert.Equal(platform.Issuer, (string?)said["issuer"]);
        Assert.Equal(platform.Issuer + "connect/authorize", (string?)said["authorization_endpoint"]);
        Assert.Equal(platform.Issuer + "connect/token", (string?)said["token_endpoint"]);
        Assert.Equal(platform.Issuer + ".well-known/jwks.json", (string?)said["jwks_uri"]);
        Assert.Equal("""["S256"]""", said["code_challenge_methods_supported"]!.ToJsonString());
        Assert.Equal("""["code"]""", said["response_types_supported"]!.ToJsonString());
        Assert.Equal("""["query"]""", said["response_modes_supported"]!.ToJsonString());
        Assert.Equal("""["pairwise"]""", said["subject_types_supported"]!.ToJsonString());
        Assert.True((bool)said["authorization_response_iss_parameter_supported"]!);
        var keys = new JsonWebKeySet((await api.Anonymous().Get("/.well-known/jwks.json")).Text);
        foreach (var (token, audience) in new[] { (tokens.Access, "redstation-platforms"), (tokens.Id, platform.Id) })
        {
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
            {
                IssuerSigningKeys = keys.GetSigningKeys(),
                ValidIssuer = platform.Issuer,
                ValidAudience = audience,
            });
            Assert.True(result.IsValid, result.Exception?.Message);
        }
    }

    private static string Decoded(string token) => System.Text.Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.Split('.')[1]));
}
