using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using RedStation.Tests.Api.Hosting;
using RedStation.Tests.Api.Partners;

namespace RedStation.Tests.Api.Embeds;

/// <summary>Pages that stand inside a platform's app, and what a token for them is good for.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class EmbedTests(DemoApiFixture api) : IDisposable
{
    private const string Origin = "https://app.platform.example";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Theory]
    [InlineData("/embed/map")]
    [InlineData("/embed/report")]
    [InlineData("/embed/duty")]
    public async Task Page_StandsInFramesOfItsPlatform_AndOfNobodyElse(string page)
    {
        using var platform = await PlatformServer.Register(api, embedOrigin: Origin);

        Assert.Equal(Origin, await Ancestors($"{page}?platform={platform.Id}"));
        Assert.Equal("'none'", await Ancestors(page));
        Assert.Equal("'none'", await Ancestors($"{page}?platform=nobody"));
        Assert.Equal("'none'", await Ancestors("/rider?platform=" + platform.Id));
        (await api.As("admin", "platform-admin").Post($"/api/v1/platforms/{platform.Id}/suspend", new { })).Is(HttpStatusCode.OK);
        Assert.Equal("'none'", await Ancestors($"{page}?platform={platform.Id}"));
        (await api.Anonymous().Get("/api/v1/embeds/" + platform.Id)).Refused(HttpStatusCode.NotFound, "platform_not_found");
    }

    [Fact]
    public async Task Platform_IsTold_WithItsOrigins_AndNothingElse()
    {
        using var platform = await PlatformServer.Register(api, embedOrigin: Origin);

        var told = (await api.Anonymous().Get("/api/v1/embeds/" + platform.Id)).Is(HttpStatusCode.OK).Json;

        Assert.Equal($$"""{"id":"{{platform.Id}}","name":"饿了么","origins":["{{Origin}}"]}""", told.ToJsonString(Unescaped));
        (await api.Anonymous().Get("/api/v1/embeds/nobody")).Refused(HttpStatusCode.NotFound, "platform_not_found");
    }

    [Fact]
    public async Task LinkedRider_Reports_AndTheAnswerNamesNobody()
    {
        using var platform = await PlatformServer.Register(api, jwks: AssertionTests.Jwks(key));
        var pseudonym = await Linked(platform, "embed-rider");
        var page = await Embedded(platform, pseudonym);

        var me = (await page.Get("/api/v1/embeds/me")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((platform.Id, pseudonym, null), ((string?)me["platform"], (string?)me["rider"], me["duty"]));
        var made = (await page.Post("/api/v1/cases", new
        {
            operationId = Caller.NewOperation,
            @class = "c0101",
            note = "井盖松动",
            position = new { lat = 30.2741, lon = 120.1551 },
        })).Is(HttpStatusCode.Created);

        Assert.DoesNotContain("embed-rider", made.Text, StringComparison.Ordinal);
        var own = (await api.As("rider", "embed-rider").Get("/api/v1/riders/me/cases")).Json;
        Assert.Equal((string?)made.Json["id"], (string?)own["items"]![0]!["id"]);
        var its = $"/api/v1/cases/{(string)made.Json["id"]!}";
        foreach (var path in new[] { "/api/v1/riders/me", "/api/v1/riders/me/cases", its, "/api/v1/riders/me/wallet" })
        {
            (await page.Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        }
    }

    [Fact]
    public async Task WhoIsNoLinkedRider_AsksInVain()
    {
        (await api.Anonymous().Get("/api/v1/embeds/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await api.As("rider", "embed-other").Get("/api/v1/embeds/me")).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    public void Dispose() => key.Dispose();

    private static readonly System.Text.Json.JsonSerializerOptions Unescaped =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<string> Linked(PlatformServer platform, string rider) => (string)(await api
        .With((await platform.Link(rider)).Access).Get("/api/v1/platform/rider")).Json["pseudonym"]!;

    private async Task<Caller> Embedded(PlatformServer platform, string pseudonym)
    {
        var assertion = AssertionTests.Signed(
            api, platform, pseudonym, new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha256));
        var answer = await platform.Token(new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = assertion,
        });
        return api.With((string)answer.Is(HttpStatusCode.OK).Json["access_token"]!);
    }

    private async Task<string> Ancestors(string path)
    {
        const string Directive = "frame-ancestors ";
        using var answer = await api.Anonymous().Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        return policy[(policy.IndexOf(Directive, StringComparison.Ordinal) + Directive.Length)..];
    }
}
