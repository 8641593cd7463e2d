using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Partners;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Partners;

/// <summary>What platforms sign with their own keys: that they ask, and that one of their riders does.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class AssertionTests(DemoApiFixture api) : IDisposable
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task Platform_ShowsWhoItIs_ByItsKey_OnceWithEachAssertion()
    {
        using var platform = await PlatformServer.Register(api, jwks: Jwks(key));
        var assertion = Signed(platform, platform.Id);

        Assert.Equal("platform", (string?)(await AsClient(platform, assertion)).Is(HttpStatusCode.OK).Json["scope"]);

        Assert.Equal("invalid_client", (string?)(await AsClient(platform, assertion)).Is(HttpStatusCode.Unauthorized).Json["error"]);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var wrong in new[]
        {
            Signed(platform, platform.Id, other), Signed(platform, platform.Id, audience: "https://elsewhere.example/connect/token"),
            Signed(platform, platform.Id, minutes: 6), Signed(platform, platform.Id, minutes: -1), Signed(platform, platform.Id, jti: ""),
            Signed(platform, "somebody"), Unsigned(platform), ByPublicKey(platform), "no.jwt.at-all", new string('a', 5000),
        })
        {
            Assert.Equal("invalid_client", (string?)(await AsClient(platform, wrong)).Is(HttpStatusCode.Unauthorized).Json["error"]);
        }
    }

    /// <summary>RFC 7523: the assertion says whose it is. Whoever says otherwise beside it is nobody.</summary>
    [Fact]
    public async Task Platform_NeedNotSayBesideItsAssertionWhoItIs()
    {
        using var platform = await PlatformServer.Register(api, jwks: Jwks(key));
        using var other = await PlatformServer.Register(api, jwks: Jwks(key));

        (await AsClient(platform, Signed(platform, platform.Id), named: "")).Is(HttpStatusCode.OK);
        var token = (string)(await AsClient(platform, Signed(platform, platform.Id), named: null)).Is(HttpStatusCode.OK).Json["access_token"]!;
        // It is known who asks: only what is asked for is not done with a token of the platform's own.
        var ended = await platform.Post("/connect/revoke", Shown(Signed(platform, platform.Id), null, new() { ["token"] = token }), basic: false);
        Assert.Equal("unsupported_token_type", (string?)ended.Is(HttpStatusCode.BadRequest).Json["error"]);

        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var (assertion, named) in new[]
        {
            (Signed(platform, platform.Id), other.Id), (Signed(platform, other.Id), null), (Signed(platform, platform.Id, stranger), null),
            (Signed(platform, "nobody"), null), ("no.jwt.at-all", null), ("a.b", null), (new string('a', 5000), null),
        })
        {
            Assert.Equal("invalid_client", (string?)(await AsClient(platform, assertion, named)).Json["error"]);
        }
    }

    [Fact]
    public async Task Platform_WhoseSecretIsGuessedTooOften_IsNobodyForAWhile_AndOthersAreNot()
    {
        using var platform = await PlatformServer.Register(api);
        using var other = await PlatformServer.Register(api);
        using var guesser = new PlatformServer(api, platform.Id, "rsps_guess");
        Dictionary<string, string?> asked = new() { ["grant_type"] = "client_credentials" };
        for (var guess = 1; guess < FailedSignIns.Most; guess++)
        {
            (await guesser.Token(asked)).Is(HttpStatusCode.Unauthorized);
        }

        // What was right in between changes nothing of what is counted.
        (await platform.Token(asked)).Is(HttpStatusCode.OK);
        (await guesser.Token(asked)).Is(HttpStatusCode.Unauthorized);

        Assert.Equal("invalid_client", (string?)(await platform.Token(asked)).Is(HttpStatusCode.Unauthorized).Json["error"]);
        (await other.Token(asked)).Is(HttpStatusCode.OK);
    }

    /// <summary>In the platform's own app: a short token for a linked rider, which nothing takes that is not meant for such pages.</summary>
    [Fact]
    public async Task Platform_AsksForALinkedRider_AndGetsAShortToken()
    {
        using var platform = await PlatformServer.Register(api, jwks: Jwks(key));
        using var other = await PlatformServer.Register(api, jwks: Jwks(key));
        var tokens = await platform.Link("embedded");
        var pseudonym = (string)(await api.With(tokens.Access).Get("/api/v1/platform/rider")).Json["pseudonym"]!;
        var assertion = Signed(platform, pseudonym);

        var answer = (await ForRider(platform, assertion)).Is(HttpStatusCode.OK).Json;

        Assert.True((int)answer["expires_in"]! <= 300);
        Assert.Null(answer["refresh_token"]);
        var embedded = api.With((string)answer["access_token"]!);
        Assert.DoesNotContain(
            "\"embedded\"", Base64UrlEncoder.Decode(((string)answer["access_token"]!).Split('.')[1]), StringComparison.Ordinal);
        foreach (var path in new[] { "/api/v1/riders/me", "/api/v1/platform/rider", $"/api/v1/platform/riders/{pseudonym}" })
        {
            (await embedded.Get(path)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        }

        foreach (var (asking, wrong) in new[]
        {
            (platform, assertion), (platform, Signed(platform, "unlinked")), (other, Signed(other, pseudonym)), (other, Signed(platform, pseudonym)),
            (platform, Signed(platform, pseudonym, audience: "https://elsewhere.example/")), (platform, Signed(platform, pseudonym, minutes: 6)),
        })
        {
            Assert.Equal("invalid_grant", (string?)(await ForRider(asking, wrong)).Is(HttpStatusCode.BadRequest).Json["error"]);
        }

        var unlinked = await ForRider(platform, Signed(platform, pseudonym));
        await api.As("rider", "embedded").Delete($"/api/v1/riders/me/platform-links/{platform.Id}");
        (await api.With((string)unlinked.Json["access_token"]!).Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.Equal("invalid_grant", (string?)(await ForRider(platform, Signed(platform, pseudonym))).Json["error"]);
    }

    public void Dispose() => key.Dispose();

    /// <summary>A platform's public key, as it registers it.</summary>
    internal static JsonObject Jwks(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "EC",
                ["crv"] = "P-256",
                ["kid"] = "k1",
                ["x"] = Base64UrlEncoder.Encode(point.X),
                ["y"] = Base64UrlEncoder.Encode(point.Y),
            }),
        };
    }

    private static Task<Reply> AsClient(PlatformServer platform, string assertion) => AsClient(platform, assertion, platform.Id);

    private static Task<Reply> AsClient(PlatformServer platform, string assertion, string? named) => platform.Post(
        "/connect/token", Shown(assertion, named, new() { ["grant_type"] = "client_credentials" }), basic: false);

    private static Dictionary<string, string?> Shown(string assertion, string? named, Dictionary<string, string?> asked) => new(asked)
    {
        ["client_id"] = named,
        ["client_assertion"] = assertion,
        ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    };

    private static Task<Reply> ForRider(PlatformServer platform, string assertion) =>
        platform.Token(new() { ["grant_type"] = JwtBearer, ["assertion"] = assertion });

    private string Signed(
        PlatformServer platform, string subject, ECDsa? by = null, string? audience = null, int minutes = 4, string? jti = null)
    {
        var signer = new SigningCredentials(new ECDsaSecurityKey(by ?? key) { KeyId = "k1" }, SecurityAlgorithms.EcdsaSha256);
        return Token(platform, subject, audience, minutes, jti, signer);
    }

    /// <summary>Without any signature.</summary>
    private string Unsigned(PlatformServer platform) => Token(platform, platform.Id, null, 4, null, null);

    /// <summary>With the public key as if it were a shared secret.</summary>
    private string ByPublicKey(PlatformServer platform) => Token(
        platform, platform.Id, null, 4, null,
        new SigningCredentials(new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo()) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256));

    private string Token(PlatformServer platform, string subject, string? audience, int minutes, string? jti, SigningCredentials? signer) =>
        Signed(api, platform, subject, signer, audience, minutes, jti);

    /// <summary>An assertion of a platform.</summary>
    internal static string Signed(
        DemoApiFixture api, PlatformServer platform, string subject, SigningCredentials? signer, string? audience = null, int minutes = 4,
        string? jti = null)
    {
        var now = api.Time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = platform.Id,
            Audience = audience ?? platform.Issuer + "connect/token",
            IssuedAt = now.AddMinutes(-1),
            Expires = now.AddMinutes(minutes),
            Claims = new Dictionary<string, object> { ["sub"] = subject, ["jti"] = jti ?? Guid.NewGuid().ToString("N") },
            SigningCredentials = signer,
        });
    }
}
