using System.Collections.Immutable;
using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;

namespace RedStation.Api.Partners;

/// <summary>A platform looks what its riders have agreed to. It sees its own alone, by the names that it alone knows them by.</summary>
internal static class PlatformRiderEndpoints
{
    private static IResult NotLinked => Problem.Of(StatusCodes.Status404NotFound, "rider_not_linked");

    public static void MapPlatformRiders(this IEndpointRouteBuilder api)
    {
        var platform = api.MapGroup("/platform").WithTags("Platforms");
        platform.MapGet("/riders/{pseudonym}", Rider)
            .ForPlatform()
            .WithSummary("Says what one of the platform's riders has agreed to, and since when")
            .WithDescription(
                "By the platform's own token (`client_credentials`). A rider of another platform, and one who has unlinked, is not there.")
            .Produces<PlatformRiderWire>().Refuses(404, "rider_not_linked");
        platform.MapGet("/rider", Own)
            .ForPlatform(PlatformScopes.Duty)
            .WithSummary("The same of the rider whom a token is for that they have allowed the platform")
            .WithDescription("A token whose rider has unlinked is refused with 401.")
            .Produces<PlatformRiderWire>();
    }

    private static async Task<IResult> Rider(string pseudonym, ClaimsPrincipal user, IPlatforms platforms) =>
        await platforms.FindLink(user.PlatformId(), pseudonym) is { } link
            ? Results.Json(new PlatformRiderWire(link.Pseudonym, link.Scopes, link.LinkedAt))
            : NotLinked;

    /// <summary>Who unlinks between the check of the token and here is told as if it had come a moment later.</summary>
    private static async Task<IResult> Own(ClaimsPrincipal user, IPlatforms platforms) =>
        await platforms.FindLink(user.PlatformId(), user.Pseudonym()!) is { } link
            ? Results.Json(new PlatformRiderWire(link.Pseudonym, link.Scopes, link.LinkedAt))
            : Results.Unauthorized();
}

/// <summary>A rider as their platform knows them.</summary>
/// <param name="Pseudonym">The name that this platform alone knows them by.</param>
/// <param name="Scopes">What they have agreed to: <c>duty</c>, <c>orders</c>, <c>score</c>.</param>
/// <param name="LinkedAt">Since when they are linked.</param>
public sealed record PlatformRiderWire(string Pseudonym, ImmutableArray<string> Scopes, DateTimeOffset LinkedAt);
