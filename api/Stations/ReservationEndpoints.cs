using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Riders hold a port and give it up.</summary>
internal static class ReservationEndpoints
{
    public static void MapReservations(this IEndpointRouteBuilder api)
    {
        var reservations = api.MapGroup("/stations/{id}/reservations").WithTags("Stations").For(Roles.Rider);
        reservations.MapPost("/", Reserve)
            .WithSummary("Holds a free port")
            .WithDescription(
                "A station's `reservable` says whether one would be held: it is open until the hold would end, and a port is free. Who lets holds "
                + "pass unused waits a while before the next (`reservation_paused`) and has a few a day (`reservation_limit`); `mayReserveFrom` of "
                + "`/riders/me` says until when.")
            .Produces<ReservationWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "rider_blocked").Refuses(404, "station_not_found", "port_not_found")
            .Refuses(
                409, "no_free_port", "already_reserved", "station_closed", "station_offline", "port_offline", "reservation_paused",
                "reservation_limit", "operation_id_reused", "operation_id_too_old")
            .Refuses(410, "station_retired");
        reservations.MapDelete("/{reservationId}", Cancel)
            .WithSummary("Gives a reservation up")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(403, "reservation_not_yours").Refuses(404, "station_not_found", "reservation_not_found")
            .Refuses(409, "operation_id_too_old");
    }

    private static async Task<IResult> Reserve(string id, ReserveRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Port is null or (>= 1 and <= Limits.Ports), "port", "1 to 64");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!StationId.IsValid(id))
        {
            return StationProblems.NotFound;
        }

        var answer = await grains.Station(id).Reserve(new ReservePort(operationId, user.Subject(), request.Port));
        return answer.Value is { } held
            ? Results.Json(
                new ReservationWire(held.ReservationId, held.StationId, held.Port, held.ExpiresAt), statusCode: StatusCodes.Status201Created)
            : StationProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Cancel(string id, string reservationId, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!StationId.IsValid(id))
        {
            return StationProblems.NotFound;
        }

        if (reservationId.Length > Limits.EntityId)
        {
            return StationProblems.Of(StationRefusal.ReservationNotFound);
        }

        var answer = await grains.Station(id).CancelReservation(user.Subject(), reservationId);
        return answer.Refusal is { } refusal ? StationProblems.Of(refusal) : Results.NoContent();
    }
}
