using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Identity;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;

namespace RedStation.Api.Partners;

/// <summary>
/// How tokens of <c>/connect/token</c> are checked: by the key, and by what is in the tables at that moment. So unlinking, suspending and revoking
/// end them at once, in every process.
/// </summary>
internal sealed class PlatformBearer(OAuthKey key, PlatformStore platforms, PlatformLinkStore links, TimeProvider clock)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    private const string ClientIdClaim = "client_id";

    /// <summary>Machines' clocks differ a little.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    public void Configure(JwtBearerOptions options)
    {
    }

    public void Configure(string? name, JwtBearerOptions bearer)
    {
        if (name != Access.PlatformScheme)
        {
            return;
        }

        bearer.MapInboundClaims = false;
        bearer.SaveToken = false;
        bearer.Events = new JwtBearerEvents { OnTokenValidated = Identify };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = key.Named,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidAudience = RiderGrants.Audience,
            // The key is this installation's alone; its address may be another one from within than from outside.
            ValidateIssuer = false,
            NameClaimType = Claims.Sub,
            RoleClaimType = Claims.RoleClaim,
            LifetimeValidator = (from, until, _, _) => until > clock.GetUtcNow().UtcDateTime - Skew && !(from > clock.GetUtcNow().UtcDateTime + Skew),
        };
    }

    private async Task Identify(TokenValidatedContext context)
    {
        var said = context.Principal!;
        var identity = new ClaimsIdentity(Access.PlatformScheme, Claims.Sub, Claims.RoleClaim);
        if (said.FindFirstValue(ClientIdClaim) is not { } platformId || await Subject(said, platformId, identity) is not { } subject)
        {
            context.Fail("The platform takes part no more, or the rider has ended the link.");
            return;
        }

        identity.AddClaim(new Claim(Claims.Sub, subject));
        identity.AddClaim(new Claim(Claims.RoleClaim, said.Role()));
        identity.AddClaim(new Claim(Claims.PlatformIdClaim, platformId));
        var scopes = said.FindAll(Claims.ScopeClaim).SelectMany(claim => claim.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        identity.AddClaims(scopes.Select(scope => new Claim(Claims.ScopeClaim, scope)));
        context.Principal = new ClaimsPrincipal(identity);
    }

    /// <summary>
    /// Who acts: the platform itself; for a rider's token their pseudonym, and in a page within its app the rider. Null when it is over.
    /// </summary>
    private async Task<string?> Subject(ClaimsPrincipal said, string platformId, ClaimsIdentity identity)
    {
        if (said.Role() == Roles.EmbeddedRider)
        {
            return await links.FindLink(platformId, said.Subject()) is { } embedded ? Of(embedded, embedded.RiderId, identity) : null;
        }

        if (said.FindFirstValue(RiderGrants.GrantClaim) is { } grant)
        {
            return await links.OfGrant(grant) is { } link && link.PlatformId == platformId ? Of(link, link.Pseudonym, identity) : null;
        }

        return said.Subject() == platformId && await platforms.Find(platformId) is { Platform.Status: PlatformStatus.Active } ? platformId : null;
    }

    private static string Of(PlatformLink link, string subject, ClaimsIdentity identity)
    {
        identity.AddClaim(new Claim(Claims.PseudonymClaim, link.Pseudonym));
        return subject;
    }
}
