using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Ledger;

/// <summary>Believes a JWS by the published keys alone, with the library that other .NET programs check with.</summary>
internal static class PublishedKeys
{
    /// <summary>What was signed.</summary>
    public static async Task<string> SignedContent(this ApiFixture api, string jws, string type)
    {
        var keys = (await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK).Text;
        var believed = await new JsonWebTokenHandler().ValidateTokenAsync(jws, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            TryAllIssuerSigningKeys = false,
            ValidTypes = [type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        Assert.True(believed.IsValid, believed.Exception?.Message);
        return Base64UrlEncoder.Decode(((JsonWebToken)believed.SecurityToken).EncodedPayload);
    }
}
