using System.Security.Claims;
using RedStation.Domain.Districts;

namespace RedStation.Api.Http.Identity;

/// <summary>What an access token says about its bearer.</summary>
public static class Claims
{
    /// <summary>The subject.</summary>
    public const string Sub = "sub";

    /// <summary>One of <see cref="Roles"/>.</summary>
    public const string RoleClaim = "role";

    /// <summary>The adcodes the bearer may act in, one claim each.</summary>
    public const string DistrictsClaim = "districts";

    /// <summary>A device's station.</summary>
    public const string StationIdClaim = "station_id";

    /// <summary>The provider of services whose staff the bearer is.</summary>
    public const string OrganisationClaim = "organisation";

    /// <summary>The session the token was issued in.</summary>
    public const string SessionIdClaim = "sid";

    /// <summary>The delivery platform that a token of <c>/connect/token</c> was given to.</summary>
    public const string PlatformIdClaim = "platform_id";

    /// <summary>The one name that this platform knows the rider by.</summary>
    public const string PseudonymClaim = "pseudonym";

    /// <summary>What such a token is good for, one claim each.</summary>
    public const string ScopeClaim = "scope";

    /// <summary>What others call the bearer.</summary>
    public const string Name = "name";

    /// <summary>The bearer's id. Only for endpoints that demand a sign-in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static string Subject(this ClaimsPrincipal user) =>
        user.FindFirstValue(Sub) ?? throw new InvalidOperationException("The endpoint demands no sign-in but reads the subject.");

    /// <summary>The bearer's role, or an empty text when nobody is signed in.</summary>
    public static string Role(this ClaimsPrincipal user) => user.FindFirstValue(RoleClaim) ?? string.Empty;

    /// <summary>The adcodes the bearer may act in.</summary>
    public static IReadOnlyList<string> Districts(this ClaimsPrincipal user) =>
        [.. user.FindAll(DistrictsClaim).Select(claim => claim.Value)];

    /// <summary>The station whose equipment this is, or null.</summary>
    public static string? StationId(this ClaimsPrincipal user) => user.FindFirstValue(StationIdClaim);

    /// <summary>The provider of services whose staff the bearer is, or null: staff of a station or of the city is nobody's.</summary>
    public static string? Organisation(this ClaimsPrincipal user) => user.FindFirstValue(OrganisationClaim);

    /// <summary>The delivery platform that the token was given to. Only for endpoints that are for platforms or for pages in their apps.</summary>
    /// <exception cref="InvalidOperationException">It is no token of a platform.</exception>
    public static string PlatformId(this ClaimsPrincipal user) =>
        user.FindFirstValue(PlatformIdClaim) ?? throw new InvalidOperationException("The endpoint is not for platforms but reads which one it is.");

    /// <summary>The name that the platform knows the rider by for whom the token is; null in its own.</summary>
    public static string? Pseudonym(this ClaimsPrincipal user) => user.FindFirstValue(PseudonymClaim);

    /// <summary>
    /// The session the bearer signed in with, or null: players inside the process and bearers of an external issuer have none here.
    /// </summary>
    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(SessionIdClaim);

    /// <summary>Whether the bearer may act in a district: an administrator everywhere, others where their adcodes reach.</summary>
    public static bool MayActIn(this ClaimsPrincipal user, string district) =>
        user.Role() == Roles.Admin || DistrictScope.Covers(user.Districts(), district);
}
