using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Partners;
using RedStation.Storage.Partners;

namespace RedStation.Api.Partners;

/// <summary>A rider sees to which platforms they are linked, is asked before, and unlinks at any time.</summary>
internal static class LinkEndpoints
{
    public static void MapPlatformLinks(this IEndpointRouteBuilder api)
    {
        var links = api.MapGroup("/riders/me").WithTags("Platforms");
        links.MapGet("/platform-links", List)
            .For(Roles.Rider)
            .WithSummary("Lists the platforms that the rider is linked to, with what each is told and since when")
            .Produces<PlatformLinkList>();
        links.MapDelete("/platform-links/{platformId}", Unlink)
            .For(Roles.Rider)
            .WithSummary("Unlinks: nothing more is shared, and the platform's tokens for the rider are refused from now on")
            .WithDescription(
                "The name that the platform knew the rider by is never used again; who links anew gets another. Repeating it changes nothing.")
            .Produces(StatusCodes.Status204NoContent);
        links.MapGet("/platform-consent", Question)
            .For(Roles.Rider)
            .WithSummary("Says what a platform asks for, before the rider agrees: for the page that `/connect/authorize` leads to")
            .Produces<ConsentQuestionWire>().Refuses(400, "invalid_input").Refuses(404, "platform_not_found");
    }

    private static async Task<IResult> List(ClaimsPrincipal user, PlatformLinkStore store, PlatformStore platforms)
    {
        var links = await store.AllOf(user.Subject());
        var known = links.IsEmpty ? [] : (await platforms.All()).ToDictionary(client => client.Platform.Id, client => client.Platform);
        return Results.Json(new PlatformLinkList(
        [
            .. links.Where(link => known.ContainsKey(link.PlatformId)).Select(link => new PlatformLinkWire(
                link.PlatformId, known[link.PlatformId].Name, known[link.PlatformId].Status, link.Scopes, link.LinkedAt)),
        ]));
    }

    private static async Task<IResult> Unlink(string platformId, ClaimsPrincipal user, PlatformLinkStore store, IGrainFactory grains)
    {
        await store.Unlink(platformId, user.Subject());
        // What it said of orders was by this consent.
        await grains.Rider(user.Subject()).SetPlatformOrder(platformId, null);
        return Results.NoContent();
    }

    /// <param name="clientId">The platform, as it names itself.</param>
    /// <param name="redirectUri">Where it wants the rider back; one of its own.</param>
    /// <param name="scope">What it asks for, with blanks between.</param>
    /// <param name="user">The rider.</param>
    /// <param name="store">Their links.</param>
    /// <param name="platforms">The platforms.</param>
    private static async Task<IResult> Question(
        string? clientId, string? redirectUri, string? scope, ClaimsPrincipal user, PlatformLinkStore store, PlatformStore platforms)
    {
        var platform = clientId is null ? null : (await platforms.Find(clientId))?.Platform;
        if (platform is not { Status: PlatformStatus.Active } || redirectUri is null || !platform.RedirectUris.Contains(redirectUri))
        {
            return Problem.Of(StatusCodes.Status404NotFound, "platform_not_found");
        }

        var asked = AskedScopes.Of(scope);
        var checker = new Checker();
        if (!checker.Require(PlatformRules.MayAsk(platform, asked), "scope", "duty, and what else the platform may ask for"))
        {
            return checker.ToResult();
        }

        var before = (await store.AllOf(user.Subject())).FirstOrDefault(link => link.PlatformId == platform.Id);
        return Results.Json(new ConsentQuestionWire(
            platform.Name, new Uri(redirectUri).IdnHost, [PlatformScopes.Duty],
            [.. PlatformRules.Offered(platform).Where(one => one != PlatformScopes.Duty && asked.Contains(one))], before?.Scopes));
    }
}
