using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;
using RedStation.Storage.Certificates;

namespace RedStation.Api.Duties;

/// <summary>What a platform may say of its riders, and read of them: only of who has agreed to it, by the pseudonym.</summary>
internal static class LinkedRiderEndpoints
{
    private static readonly TimeSpan FarthestDeadline = TimeSpan.FromHours(12);

    public static void MapLinkedRiders(this IEndpointRouteBuilder api)
    {
        var riders = api.MapGroup("/platform/riders/{pseudonym}").WithTags("Partners").ForPlatform();
        riders.MapPut("/order-deadline", SetOrder)
            .WithSummary("Says until when the rider's tightest order of this platform must be delivered, so that no task makes it late")
            .WithDescription(
                "`null` when they carry none. Of what the rider and all their platforms say the tightest counts; what has passed counts no more. For "
                + "riders who have agreed to the scope `orders`; unlinking forgets it.")
            .Produces<OrderDeadlineWire>()
            .Refuses(400, "invalid_input").Refuses(403, "scope_not_agreed").Refuses(404, "rider_not_linked");
        riders.MapGet("/score", Score)
            .WithSummary("Gets the score by which the platform may give the rider weight in dispatch: 0 … 100, of the last 30 days, explained")
            .WithDescription(
                "Certified minutes (60 points at 600), days with a verified task (25 at 10) and verified tasks (15 at 20). Declining and handing "
                + "back count nothing. For riders who have agreed to the scope `score`.")
            .Produces<DispatchScoreWire>()
            .Refuses(403, "scope_not_agreed").Refuses(404, "rider_not_linked");
    }

    private static async Task<IResult> SetOrder(
        string pseudonym, OrderDeadlineRequest request, ClaimsPrincipal user, IPlatforms platforms, IGrainFactory grains, TimeProvider clock)
    {
        var (now, at) = (clock.GetUtcNow(), request.Deadline?.ToUniversalTime());
        var checker = new Checker();
        checker.Require(at is null || (at >= now - FarthestDeadline && at <= now + FarthestDeadline), "deadline", "within 12 hours, or null");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (link, refused) = await Linked(pseudonym, PlatformScopes.Orders, user, platforms);
        if (link is not null)
        {
            await grains.Rider(link.RiderId).SetPlatformOrder(link.PlatformId, at);
        }

        return refused ?? Results.Json(new OrderDeadlineWire(at > now ? at : null));
    }

    private static async Task<IResult> Score(
        string pseudonym, ClaimsPrincipal user, IPlatforms platforms, CertifiedHours hours, TimeProvider clock)
    {
        var (link, refused) = await Linked(pseudonym, PlatformScopes.Score, user, platforms);
        if (link is null)
        {
            return refused!;
        }

        var now = clock.GetUtcNow();
        var from = now - DispatchScoreRules.Window;
        var score = DispatchScoreRules.Of(await hours.Of(link.RiderId, from, now));
        return Results.Json(new DispatchScoreWire(link.Pseudonym, score.Score, from, now, score.Parts));
    }

    /// <summary>The rider behind a platform's own pseudonym who has agreed to a scope, or why not.</summary>
    private static async Task<(PlatformLink? Link, IResult? Refused)> Linked(
        string pseudonym, string scope, ClaimsPrincipal user, IPlatforms platforms) =>
        !EntityIds.IsId(pseudonym) || await platforms.FindLink(user.PlatformId(), pseudonym) is not { } link
            ? (null, Problem.Of(StatusCodes.Status404NotFound, "rider_not_linked"))
            : link.Scopes.Contains(scope) && await platforms.Find(link.PlatformId) is { } platform && PlatformRules.Offered(platform).Contains(scope)
                ? (link, null)
                : (null, Problem.Of(StatusCodes.Status403Forbidden, "scope_not_agreed"));
}
