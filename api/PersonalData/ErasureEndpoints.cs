using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Storage.Erasure;

namespace RedStation.Api.PersonalData;

/// <summary>An administrator has a rider erased who has asked for it by other means: whose phone is lost, or who never signs in here.</summary>
internal static class ErasureEndpoints
{
    public static void MapErasures(this IEndpointRouteBuilder api)
    {
        var riders = api.MapGroup("/riders/{id}/erasure").WithTags("Personal data").For(Roles.Admin);
        riders.MapPost("", Erase)
            .WithSummary("Erases a rider, for good, as the rider could")
            .WithDescription("Repeating it changes nothing. Who asked for it is kept.")
            .Produces<ErasureWire>(StatusCodes.Status202Accepted)
            .Refuses(404, "rider_not_found").Refuses(409, "task_in_hand", "redemption_open", "points_held");
        riders.MapGet("", Get)
            .WithSummary("Gets how far the erasure of a rider is")
            .Produces<ErasureWire>().Refuses(404, "erasure_not_found");
    }

    private static async Task<IResult> Erase(
        string id, ClaimsPrincipal user, IGrainFactory grains, ErasureOutlook outlook, RiderErasure erasure, ErasureStore erasures,
        EndedSessions ended)
    {
        if (EntityIds.IsId(id) && await erasures.Find(id) is { ErasedAt: not null } known)
        {
            return Accepted(known);
        }

        if (!EntityIds.IsId(id) || await grains.Rider(id).GetView() is not { } rider)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "rider_not_found");
        }

        if ((await outlook.Of(rider)).Obstacles is [var first, ..])
        {
            return ErasureProblems.Of(first);
        }

        if (await erasure.Begin(id, user.Subject()) is not null)
        {
            return ErasureProblems.OfTask;
        }

        await ended.Look();
        return Accepted((await erasures.Find(id))!);
    }

    private static async Task<IResult> Get(string id, ErasureStore erasures) =>
        EntityIds.IsId(id) && await erasures.Find(id) is { } known
            ? Results.Json(ErasureWire.Of(known))
            : Problem.Of(StatusCodes.Status404NotFound, "erasure_not_found");

    private static IResult Accepted(RequestedErasure erasure) => Results.Json(ErasureWire.Of(erasure), statusCode: StatusCodes.Status202Accepted);
}
