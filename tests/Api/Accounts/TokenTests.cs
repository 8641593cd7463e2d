using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

public sealed class TokenTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Guarded = "/api/v1/riders/me";

    [Fact]
    public async Task Token_InTheHeader_IsTaken_InTheQueryOnlyUnderHubs()
    {
        var token = Issue();
        (await api.With(token).Get(Guarded)).Is(HttpStatusCode.OK);
        (await api.Anonymous().Get(Guarded + "?access_token=" + token)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await api.Anonymous().Post("/hubs/rider/negotiate?negotiateVersion=1&access_token=" + token, null)).Is(HttpStatusCode.OK);
        (await api.Anonymous().Post("/hubs/rider/negotiate?negotiateVersion=1", null)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        Assert.DoesNotContain(api.Log.All, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Token_After15Minutes_IsRefused()
    {
        var caller = api.With(Issue());
        // What was checked once is not taken for good.
        (await caller.Get(Guarded)).Is(HttpStatusCode.OK);
        (await caller.Get(Guarded)).Is(HttpStatusCode.OK);
        api.Time.Advance(TimeSpan.FromMinutes(15.5));
        (await caller.Get(Guarded)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    public async Task Token_WithoutASignature_IsRefused()
    {
        var parts = Issue().Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        await Refused($"{none}.{parts[1]}.");
        await Refused($"{parts[0]}.{parts[1]}.");
        await Refused($"{parts[0]}.{parts[1]}");
        await Refused("x");
    }

    [Fact]
    public async Task Token_WithAnotherRoleWrittenIntoIt_IsRefused()
    {
        var token = Issue();
        (await api.With(token).Get(Guarded)).Is(HttpStatusCode.OK);
        var parts = token.Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("\"rider\"", "\"admin\"", StringComparison.Ordinal);
        await Refused($"{parts[0]}.{Base64UrlEncoder.Encode(claims)}.{parts[2]}");
    }

    [Fact]
    public async Task Token_OfAnotherKey_IsRefused_EvenUnderOurKeysName()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new JsonWebToken(Issue()).Kid;
        await Refused(Signed(new SigningCredentials(new ECDsaSecurityKey(other) { KeyId = name }, SecurityAlgorithms.EcdsaSha256)));
    }

    [Fact]
    public async Task Token_SignedWithOurPublicKeyAsASecret_IsRefused()
    {
        var key = (ECDsaSecurityKey)api.Service<SigningKeys>().All[0];
        var secret = new SymmetricSecurityKey(key.ECDsa.ExportSubjectPublicKeyInfo()) { KeyId = key.KeyId };
        await Refused(Signed(new SigningCredentials(secret, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task Token_ForAnotherAudience_IsRefused() =>
        await Refused(Signed(api.Service<SigningKeys>().Current, audience: "somebody-else"));

    [Fact]
    public async Task Token_OfAnotherIssuer_IsRefused() =>
        await Refused(Signed(api.Service<SigningKeys>().Current, issuer: "somebody-else"));

    private string Issue() => api.Service<TokenIssuer>().Issue(new AccountIdentity("r-token", Roles.Rider, "骑手", [], null)).AccessToken;

    private async Task Refused(string token) => (await api.With(token).Get(Guarded)).Refused(HttpStatusCode.Unauthorized, "not_signed_in");

    private string Signed(SigningCredentials credentials, string issuer = TokenIssuer.Issuer, string audience = TokenIssuer.Issuer) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Expires = api.Time.GetUtcNow().UtcDateTime.AddMinutes(5),
            NotBefore = api.Time.GetUtcNow().UtcDateTime,
            Claims = new Dictionary<string, object> { [Claims.Sub] = "r-token", [Claims.RoleClaim] = Roles.Rider },
            SigningCredentials = credentials,
        });
}
