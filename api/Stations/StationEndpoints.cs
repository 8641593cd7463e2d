using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;

namespace RedStation.Api.Stations;

/// <summary>Stations: finding, reading and setting them down.</summary>
internal static class StationEndpoints
{
    public static void MapStations(this IEndpointRouteBuilder api)
    {
        var stations = api.MapGroup("/stations").WithTags("Stations");
        stations.MapGet("/", StationListEndpoint.List)
            .AllowAnonymous()
            .WithSummary("Lists stations in a box, or the nearest to a place")
            .WithDescription("`bbox=minLon,minLat,maxLon,maxLat` with pages, or `near=lat,lon` with distances; neither lists all, with pages.")
            .Produces<StationList>().Refuses(400, "invalid_input");
        stations.MapGet("/{id}", Get)
            .AllowAnonymous()
            .WithSummary("Gives one station with every port")
            .Produces<StationDetailWire>().Refuses(404, "station_not_found");
        stations.MapPut("/{id}", Put)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Creates or changes a station")
            .Produces<StationDetailWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(409, "operation_id_reused", "operation_id_too_old");
        stations.MapDelete("/{id}", Retire)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Closes a station for good")
            .WithDescription(
                "It is on no list and no map any more, its reservations end with word to their riders, and its equipment is refused; what happened "
                + "there is kept, and `GET` of it says `retired`. `PUT` brings it back. Doing so again changes nothing.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(403, "not_allowed").Refuses(404, "station_not_found");
        stations.MapGet("/{id}/check-ins", CheckInListEndpoint.List)
            .For(Roles.Operator, Roles.Device, Roles.Admin)
            .WithSummary("Lists who was recognised at a station, newest first")
            .WithDescription("`from` and `to` bound the time; `format=csv` or `Accept: text/csv` gives a file, of up to 10,000.")
            .Produces<CheckInList>().Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found");
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, IGrainFactory grains) =>
        StationId.IsValid(id) && await grains.Station(id).Get() is { } station
            ? Results.Json(StationWire.Detail(station, forEquipment: user.StationId() == id))
            : StationProblems.NotFound;

    private static async Task<IResult> Retire(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!StationId.IsValid(id) || await grains.Station(id).GetSummary() is not { } station)
        {
            return StationProblems.NotFound;
        }

        if (!user.MayActIn(station.District))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var answer = await grains.Station(id).Retire(new RetireStation("retire-" + Guid.CreateVersion7().ToString("N")));
        return answer.Refusal is { } refusal ? StationProblems.Of(refusal) : Results.NoContent();
    }

    private static async Task<IResult> Put(
        string id, PutStationRequest request, ClaimsPrincipal user, IGrainFactory grains, DistrictMap districts)
    {
        var checker = new Checker();
        checker.Require(StationId.IsValid(id), "id", StationId.Rule);
        var command = PutStationCheck.Read(request, checker, districts);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var station = grains.Station(id);
        // An operator may neither put a station into another's district nor take one out of it.
        if (!user.MayActIn(command.Definition.District)
            || (await station.GetSummary() is { } known && !user.MayActIn(known.District)))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var answer = await station.Define(command);
        return answer.Value is { } detail ? Results.Json(StationWire.Detail(detail)) : StationProblems.Of(answer.Refusal!.Value);
    }
}
