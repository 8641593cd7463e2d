using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Storage.Queries;

namespace RedStation.Api.Devices.Charging;

/// <summary>Sessions of charging: a rider's own, and for operators those of their districts.</summary>
internal static class ChargingEndpoints
{
    private const int StandardPage = 20;

    public static void MapCharging(this IEndpointRouteBuilder api)
    {
        var sessions = api.MapGroup("/sessions").WithTags("Charging");
        sessions.MapPost("/", Start)
            .For(Roles.Rider)
            .WithSummary("Starts charging at a port from the rider's phone, and waits up to 30 s for what the charger says")
            .WithDescription(
                "For ports of chargers that speak OCPP. `accepted` says that the charger will: the session is there as soon as it has begun, which "
                + "the rider's hub tells by `SessionChanged`. A repeat is answered as the first time and starts nothing again.")
            .Produces<ChargingCommandWire>()
            .Refuses(400, "invalid_input").Refuses(403, "rider_blocked").Refuses(404, "rider_not_found", "station_not_found")
            .Refuses(409, "not_started_by_phone", "station_closed", "no_free_port", "operation_id_reused", "too_many_commands");
        sessions.MapGet("/{id}", Get)
            .For(Roles.Rider, Roles.Operator, Roles.Admin)
            .WithSummary("Gets a session: for the rider whose it is, and for operators of the station's district")
            .Produces<ChargingSessionView>().Refuses(403, "not_allowed").Refuses(404, "session_not_found");
        sessions.MapPost("/{id}/stop", Stop)
            .For(Roles.Rider, Roles.Operator, Roles.Admin)
            .WithSummary("Ends a session that goes on, or whose end was not heard, and waits up to 30 s for what the charger says")
            .WithDescription("`accepted` says that the charger will. The session has ended when its status says so.")
            .Produces<ChargingCommandWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "session_not_found")
            .Refuses(409, "session_over", "operation_id_reused", "too_many_commands");
        api.MapGet("/riders/me/sessions", List)
            .For(Roles.Rider)
            .WithTags("Charging")
            .WithSummary("Lists the rider's sessions, the one that began last first")
            .Produces<ChargingSessionList>().Refuses(400, "invalid_input");
    }

    private static async Task<IResult> Start(StartChargingRequest request, ClaimsPrincipal user, ChargingDesk desk)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.StationId is not null, "stationId", "a station");
        checker.Require(request.Port is >= 1 and <= Limits.Ports, "port", "a whole number from 1 to 64");
        return checker.Failed ? checker.ToResult() : await desk.Start(user.Subject(), operationId, request.StationId!, request.Port!.Value);
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, ChargingSessionQueries sessions)
    {
        var (session, refusal) = await Find(id, user, sessions);
        return refusal ?? Results.Json(session);
    }

    private static async Task<IResult> Stop(
        string id, StopChargingRequest request, ClaimsPrincipal user, ChargingSessionQueries sessions, ChargingDesk desk)
    {
        var (session, refusal) = await Find(id, user, sessions);
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (refusal is not null || checker.Failed)
        {
            return refusal ?? checker.ToResult();
        }

        return session!.Actions.Contains(ChargingAction.Stop)
            ? await desk.Stop(session, user.Subject(), operationId)
            : ChargingProblems.Of("session_over");
    }

    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Sessions of a page, 1 … 200.</param>
    /// <param name="user">The rider.</param>
    /// <param name="sessions">The sessions.</param>
    private static async Task<IResult> List(string? cursor, string? limit, ClaimsPrincipal user, ChargingSessionQueries sessions)
    {
        const string scope = "charging-sessions";
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var page = await sessions.List(user.Subject(), after, most);
        return Results.Json(new ChargingSessionList(page.Items, ListCursor.Write(page.Next, scope)));
    }

    /// <summary>Somebody else's session is not there for a rider.</summary>
    private static async Task<(ChargingSessionView? Session, IResult? Refusal)> Find(string id, ClaimsPrincipal user, ChargingSessionQueries sessions)
    {
        if (!EntityIds.IsId(id) || await sessions.Find(id) is not { } session)
        {
            return (null, ChargingProblems.SessionNotFound);
        }

        return user.Role() switch
        {
            Roles.Rider => session.RiderId == user.Subject() ? (session, null) : (null, ChargingProblems.SessionNotFound),
            _ => user.MayActIn(session.District) ? (session, null) : (null, EquipmentProblems.NotAllowed),
        };
    }
}
