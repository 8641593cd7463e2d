using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using OpenIddict.Abstractions;
using RedStation.Api.Http.Identity;
using RedStation.Storage.Partners;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RedStation.Api.Partners;

/// <summary>
/// What codes, refresh tokens and platforms' assertions are exchanged for. Each works once; a code or a refresh token that is shown again ends all
/// tokens that came of it, for one of the two who showed it has stolen it.
/// </summary>
internal sealed partial class RiderGrants(PlatformLinkStore links, UsedGrantStore used, PlatformAssertions assertions, ILogger<RiderGrants> logger)
{
    /// <summary>The grant by a platform's assertion about one of its riders (RFC 7523).</summary>
    public const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /// <summary>What a token names of a rider's consent: with another one there it is worth nothing.</summary>
    public const string GrantClaim = "grant";

    /// <summary>Whom access tokens are for.</summary>
    public const string Audience = "redstation-platforms";

    private const string OnceClaim = "once";
    private const int OnceBytes = 16;
    private static readonly TimeSpan EmbedLife = TimeSpan.FromMinutes(5);

    /// <summary>Names what works once.</summary>
    public static ClaimsIdentity Once(ClaimsIdentity identity) =>
        identity.SetClaim(OnceClaim, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(OnceBytes)));

    /// <summary>Exchanges a code or a refresh token. Null when it was used, or the rider has ended the link.</summary>
    /// <param name="shown">What it says; the library has checked that it is ours, not over, and this platform's.</param>
    /// <param name="platformId">The platform that shows it.</param>
    public async Task<ClaimsPrincipal?> Exchange(ClaimsPrincipal shown, string platformId)
    {
        var (grant, once, until) = (shown.GetClaim(GrantClaim), shown.GetClaim(OnceClaim), shown.GetExpirationDate());
        if (grant is null || once is null || until is null)
        {
            return null;
        }

        if (!await used.Use("grant", once, until.Value))
        {
            LogReused(platformId);
            await links.EndGrant(grant);
            return null;
        }

        return await links.Confirmed(grant) is { } link && link.PlatformId == platformId
            ? Principal(link.Pseudonym, Roles.Platform, grant, Still(shown.GetScopes(), link.Scopes))
            : null;
    }

    /// <summary>A platform's own token.</summary>
    public static ClaimsPrincipal OfPlatform(string platformId) => Principal(platformId, Roles.Platform, null, [Access.PlatformScope]);

    /// <summary>A short token for a linked rider in a page of ours within the platform's app. Null when it is not to be believed.</summary>
    /// <param name="client">The platform.</param>
    /// <param name="assertion">By its key, with the rider's pseudonym as <c>sub</c>.</param>
    /// <param name="audiences">Whom it may be for.</param>
    public async Task<ClaimsPrincipal?> Embedded(PlatformClient client, string? assertion, IEnumerable<string> audiences)
    {
        if (await assertions.SubjectOf(client, assertion, audiences, "rider") is not { } pseudonym
            || await links.FindLink(client.Platform.Id, pseudonym) is null)
        {
            return null;
        }

        var principal = Principal(pseudonym, Roles.EmbeddedRider, null, []);
        principal.SetAccessTokenLifetime(EmbedLife);
        return principal;
    }

    private static ImmutableArray<string> Still(ImmutableArray<string> had, ImmutableArray<string> agreed) =>
        [.. had.Where(scope => scope is AskedScopes.OpenId or AskedScopes.Offline || agreed.Contains(scope))];

    private static ClaimsPrincipal Principal(string subject, string role, string? grant, ImmutableArray<string> scopes)
    {
        var identity = new ClaimsIdentity("platform", OpenIddictConstants.Claims.Name, OpenIddictConstants.Claims.Role);
        identity.SetClaim(OpenIddictConstants.Claims.Subject, subject).SetClaim(OpenIddictConstants.Claims.Role, role);
        if (grant is not null)
        {
            Once(identity.SetClaim(GrantClaim, grant));
        }

        identity.SetScopes(scopes).SetResources(Audience);
        // What has no destination stays within refresh tokens, which only we can read.
        identity.SetDestinations(claim => claim.Type switch
        {
            OpenIddictConstants.Claims.Role or GrantClaim => [Destinations.AccessToken],
            OpenIddictConstants.Claims.Subject => [Destinations.AccessToken, Destinations.IdentityToken],
            _ => [],
        });
        return new ClaimsPrincipal(identity);
    }

    [LoggerMessage(LogLevel.Warning, "Platform {Platform} has shown a code or a refresh token again; the tokens that came of it are over")]
    private partial void LogReused(string platform);
}
