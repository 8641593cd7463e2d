using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Grains.Partners;

namespace RedStation.Api.Embeds;

/// <summary>What a page inside a platform's app asks.</summary>
internal static class EmbedEndpoints
{
    public static void MapEmbeds(this IEndpointRouteBuilder api)
    {
        var embeds = api.MapGroup("/embeds").WithTags("Partners");
        embeds.MapGet("/{platformId}", Get)
            .AllowAnonymous()
            .WithSummary("Gets whose pages may embed ours for a platform, and may talk to them")
            .Produces<EmbeddingPlatformWire>()
            .Refuses(404, "platform_not_found");
        embeds.MapGet("/me", Me)
            .For(Roles.EmbeddedRider)
            .WithSummary("Gets the linked rider as their platform knows them, and the governance task that they are on")
            .WithDescription(
                "By a token that the platform got with an assertion (RFC 7523). What is said here the platform may read too: there is no name, no "
                + "place and no id of ours in it.")
            .Produces<EmbeddedRiderWire>();
    }

    private static async Task<IResult> Get(string platformId, IPlatforms platforms) =>
        await EmbedPages.ActivePlatform(platformId, platforms) is { } platform
            ? Results.Json(new EmbeddingPlatformWire(platform.Id, platform.Name, platform.EmbedOrigins))
            : Problem.Of(StatusCodes.Status404NotFound, "platform_not_found");

    private static async Task<IResult> Me(ClaimsPrincipal user, RiderRegistration riders) => Results.Json(new EmbeddedRiderWire(
        user.PlatformId(), user.Pseudonym()!, EmbeddedDutyWire.Of((await riders.View(user)).ActiveTask, user.PlatformId())));
}
