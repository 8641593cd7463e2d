using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Identity;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

/// <summary>People sign in elsewhere; devices still here.</summary>
public sealed class ExternalIssuerTests : IDisposable
{
    private const string Issuer = "https://sign-in.example";

    private readonly ApiFixture api = new();
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ExternalIssuerTests()
    {
        api.Settings["RedStation:Auth:Authority"] = Issuer;
        api.Settings["RedStation:Auth:Audience"] = "stations";
        api.Settings["RedStation:Auth:ClaimNames:Role"] = "station_role";
        api.ChangeServices = services => services.PostConfigure<JwtBearerOptions>("external", bearer =>
        {
            var published = new OpenIdConnectConfiguration { Issuer = Issuer };
            published.SigningKeys.Add(new ECDsaSecurityKey(key) { KeyId = "theirs" });
            bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(published);
        });
    }

    [Fact]
    public async Task Rider_OfTheIssuer_IsMadeKnownWhenFirstSeen()
    {
        var me = (await api.With(Token("rider")).Get("/api/v1/riders/me")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(("ext-1", "小王"), ((string?)me["id"], (string?)me["displayName"]));
    }

    [Fact]
    public async Task Roles_AndDistricts_AreTheIssuers()
    {
        var body = new { operationId = "1", type = "patrol", position = DemoApiFixture.PlaceInXihu, note = "x" };
        (await api.With(Token("dispatcher", "330106")).Post("/api/v1/tasks", body)).Is(HttpStatusCode.Created);
        (await api.With(Token("dispatcher", "330203")).Post("/api/v1/tasks", body)).Refused(HttpStatusCode.Forbidden, "not_allowed");
        (await api.With(Token("emperor")).Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await api.With(Token("device")).Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await api.With(Token("rider", audience: "others")).Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task BuiltInSignIn_IsForDevicesOnly()
    {
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone = "13800000000" })).Refused(HttpStatusCode.NotFound, "external_sign_in");
        (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "password", username = "admin", password = "x" }))
            .Refused(HttpStatusCode.NotFound, "external_sign_in");
        var station = new { operationId = Caller.NewOperation, name = "x", position = DemoApiFixture.PlaceInXihu, ports = 1 };
        var admin = api.With(Token("admin"));
        (await admin.Put("/api/v1/stations/e-1", station)).Is(HttpStatusCode.OK);
        var secret = (string)(await admin.Post("/api/v1/stations/e-1/device-secret", new { operationId = "1" }))
            .Is(HttpStatusCode.OK).Json["secret"]!;
        var device = await api.Anonymous().Post("/api/v1/auth/token", new { grant = "device", stationId = "e-1", secret });
        (await api.With((string)device.Is(HttpStatusCode.OK).Json["accessToken"]!).Post(
            "/api/v1/stations/e-1/ports:report", new { operationId = "1", ports = Array.Empty<int>() })).Is(HttpStatusCode.OK);
    }

    public void Dispose()
    {
        api.Dispose();
        key.Dispose();
    }

    private string Token(string role, string district = "330106", string audience = "stations") =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            Expires = api.Time.GetUtcNow().UtcDateTime.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                [Claims.Sub] = "ext-1",
                ["station_role"] = role,
                [Claims.Name] = "小王",
                [Claims.DistrictsClaim] = new[] { district },
            },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "theirs" }, SecurityAlgorithms.EcdsaSha256),
        });
}
