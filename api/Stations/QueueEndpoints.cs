using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>"Tell me when a port frees": riders wait for one, and see where they stand.</summary>
internal static class QueueEndpoints
{
    public static void MapPortQueue(this IEndpointRouteBuilder api)
    {
        var queue = api.MapGroup("/stations/{id}/queue").WithTags("Stations").For(Roles.Rider);
        queue.MapPost("/", Join)
            .WithSummary("Waits for a port")
            .WithDescription(
                "Whoever waits longest has the next free port held for a few minutes, before anybody else can reserve it, and is told on the rider's "
                + "hub as of every reservation. One waits for an hour at most. Doing so again keeps the place.")
            .Produces<QueuePlaceWire>()
            .Refuses(400, "invalid_input").Refuses(404, "station_not_found")
            .Refuses(
                409, "port_is_free", "already_reserved", "station_closed", "station_offline", "queue_full", "operation_id_reused",
                "operation_id_too_old")
            .Refuses(410, "station_retired");
        queue.MapGet("/", Place)
            .WithSummary("Where the rider stands in the queue; 204 when they do not wait")
            .Produces<QueuePlaceWire>().Produces(StatusCodes.Status204NoContent)
            .Refuses(404, "station_not_found");
        queue.MapDelete("/", Leave)
            .WithSummary("Waits no more; doing so again changes nothing")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(404, "station_not_found");
    }

    private static async Task<IResult> Join(string id, JoinQueueRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!StationId.IsValid(id))
        {
            return StationProblems.NotFound;
        }

        var answer = await grains.Station(id).JoinQueue(new(operationId, user.Subject()));
        return answer.Value is { } place ? Results.Ok(Wire(place)) : StationProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Place(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        !StationId.IsValid(id) ? StationProblems.NotFound
        : await grains.Station(id).GetQueuePlace(user.Subject()) is { } place ? Results.Ok(Wire(place))
        : Results.NoContent();

    private static async Task<IResult> Leave(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!StationId.IsValid(id))
        {
            return StationProblems.NotFound;
        }

        await grains.Station(id).LeaveQueue(user.Subject());
        return Results.NoContent();
    }

    private static QueuePlaceWire Wire(QueuePlace place) => new(place.Place, place.Waiting, place.JoinedAt, place.ExpiresAt);
}
