using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Grains.Dispatch;

namespace RedStation.Api.Cases;

/// <summary>Whether somebody is near who could look. Asked about a case, not about any place, so that nobody can be searched for.</summary>
internal static class NearbyRidersEndpoint
{
    public static void MapNearbyRiders(this IEndpointRouteBuilder api) => api.MapGet("/cases/{id}/nearby-riders", Count)
        .For(Roles.Dispatcher, Roles.Admin)
        .WithTags("Cases")
        .WithSummary("Counts the riders on duty within 2 km of a case")
        .WithDescription(
            "A count and the distance of the nearest, rounded up to 100 m; never who or where. Of fewer than `fewerThan` neither is told. More than "
            + "200 are counted as 200.")
        .Produces<NearbyRidersWire>().Refuses(403, "not_allowed").Refuses(404, "case_not_found");

    private static async Task<IResult> Count(string id, ClaimsPrincipal user, CaseAccess access, DispatchSearch search)
    {
        var (found, refused) = await access.ForDispatcher(id, user);
        if (refused is not null)
        {
            return refused;
        }

        var near = NearbyRiders.Of(await search.Nearby(
            new NearbyQuery(found!.Position, NearbyRiders.RadiusM, 0, [], NearbyRiders.Most, Everybody: true)));
        return Results.Json(new NearbyRidersWire(NearbyRiders.RadiusM, near.Count, NearbyRiders.Least, near.NearestM));
    }
}

/// <summary>Riders on duty near a case.</summary>
/// <param name="RadiusM">How far around it was looked, in metres.</param>
/// <param name="Count">How many; null when there are fewer than <paramref name="FewerThan"/>.</param>
/// <param name="FewerThan">Of fewer than these nothing is told.</param>
/// <param name="NearestM">How far the nearest is, in metres, rounded up to 100; null likewise.</param>
public sealed record NearbyRidersWire(int RadiusM, int? Count, int FewerThan, int? NearestM);
