using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A delivery platform that takes part: it has a page of its own with one of ours in it, and a key that its server signs with.</summary>
public sealed class EmbeddingPlatform : IAsyncDisposable
{
    private const string Back = "https://platform.example/back";
    private const string Verifier = "a-verifier-of-forty-three-characters-or-more-0123456789";

    private readonly DemoBrowserFixture demo;
    private readonly ECDsa key;
    private readonly string secret;

    private EmbeddingPlatform(DemoBrowserFixture demo, ECDsa key, PlatformSite site, string id, string secret)
    {
        (this.demo, this.key, this.secret) = (demo, key, secret);
        (Site, Id) = (site, id);
        site.Platform = id;
    }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Its page.</summary>
    public PlatformSite Site { get; }

    /// <summary>Registers one whose page is at the only origin that may have ours in a frame, unless another is said to be.</summary>
    public static async Task<EmbeddingPlatform> Register(DemoBrowserFixture demo, string? origin = null)
    {
        var site = await PlatformSite.Open(demo.Server.Address);
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var (status, made) = await admin.Post("/api/v1/platforms", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = "快送平台",
            redirectUris = new[] { Back },
            embedOrigins = new[] { origin ?? site.Origin },
            minutesPerMonth = 100,
            jwks = new
            {
                keys = new[]
                {
                    new { kty = "EC", crv = "P-256", kid = "k1", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) },
                },
            },
        });
        Assert.True(status == HttpStatusCode.Created, $"The platform was refused: {made}");
        return new EmbeddingPlatform(demo, key, site, (string)made!["platform"]!["id"]!, (string)made["clientSecret"]!);
    }

    /// <summary>Links a demo rider, whom its page has a token of from then on.</summary>
    public async Task Link(string subject)
    {
        var rider = await Person.SignIn(demo.Server.Client, subject);
        using var consent = new HttpRequestMessage(HttpMethod.Post, "/connect/authorize")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = Id,
                ["redirect_uri"] = Back,
                ["response_type"] = "code",
                ["scope"] = "openid duty",
                ["state"] = "s",
                ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
                ["code_challenge_method"] = "S256",
                ["agreed"] = "",
            }),
        };
        consent.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rider.Token);
        using var agreed = await demo.Server.Client.SendAsync(consent);
        var target = new Uri((string)JsonNode.Parse(await agreed.Content.ReadAsStringAsync())!["redirectTo"]!);
        var code = target.Query.TrimStart('?').Split('&').Single(one => one.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];
        var tokens = await Token(new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = Uri.UnescapeDataString(code),
            ["redirect_uri"] = Back,
            ["code_verifier"] = Verifier,
        });
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/platform/rider");
        ask.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (string)tokens["access_token"]!);
        using var known = await demo.Server.Client.SendAsync(ask);
        var pseudonym = (string)JsonNode.Parse(await known.Content.ReadAsStringAsync())!["pseudonym"]!;
        Site.Token = async () => (string)(await Token(new()
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer",
            ["assertion"] = Assertion(pseudonym),
        }))["access_token"]!;
    }

    /// <summary>Its page with one of ours in it.</summary>
    public Task<Window> Open(string page, int width, ColorScheme scheme, string? script = null) => Window.Open(
        demo.Browser, Site.Page(page, scheme == ColorScheme.Dark ? "dark" : "light"), width, 844, null, scheme, script: script);

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        key.Dispose();
    }

    private async Task<JsonNode> Token(Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Id}:{secret}")));
        using var answer = await demo.Server.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonNode.Parse(body)!;
    }

    /// <summary>That one of its riders asks (RFC 7523), signed by its key.</summary>
    private string Assertion(string pseudonym)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var signed = Part(new { alg = "ES256", kid = "k1", typ = "JWT" }) + "." + Part(new
        {
            iss = Id,
            sub = pseudonym,
            aud = new Uri(demo.Server.Address, "/connect/token").AbsoluteUri,
            iat = now,
            exp = now + 120,
            jti = Guid.NewGuid().ToString("N"),
        });
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
