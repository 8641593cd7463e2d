using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Operations;
using RedStation.Storage.Devices;

namespace RedStation.Api.Devices;

/// <summary>An operator registers the devices of a station and sees what is known of them.</summary>
internal static class EquipmentEndpoints
{
    public static void MapEquipment(this IEndpointRouteBuilder api)
    {
        var station = api.MapGroup("/stations/{id}/equipment").WithTags("Devices");
        station.MapPost("/", Register)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Registers a device of a station; its ports report through it alone from now on")
            .WithDescription(
                "The secret is shown in this answer alone (again for 24 hours to whoever repeats the command): the password of kinds `http` and "
                + "`mqtt`, for OCPP the key of Basic authentication in hex, 40 digits for 20 bytes. Each port belongs to one device at most; "
                + "ports of none are reported by the station's own controller, as without devices. Until the device names them its ports are "
                + "offline. An identity that was retired may be registered anew, at another station too.")
            .Produces<EquipmentSecretWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found")
            .Refuses(409, "identity_taken", "port_taken", "too_many_equipment", "operation_id_reused", "operation_id_too_old")
            .Refuses(410, "station_retired");
        station.MapGet("/", List)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Lists the devices of a station with what is known of each")
            .Produces<EquipmentList>().Refuses(403, "not_allowed").Refuses(404, "station_not_found");
        var one = api.MapGroup("/equipment/{identity}").WithTags("Devices");
        one.MapGet("/", Get)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Gives one device with what is known of it")
            .Produces<EquipmentWire>().Refuses(403, "not_allowed").Refuses(404, "equipment_not_found");
        one.MapPut("/connectors", SetConnectors)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Changes which connector of a device is which port; it is disconnected, so that it tells all of them again")
            .Produces<EquipmentWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "equipment_not_found")
            .Refuses(409, "port_taken", "operation_id_reused", "operation_id_too_old");
        one.MapPost("/secret", RenewSecret)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Gives a device a new secret in place of its last, and disconnects it")
            .Produces<EquipmentSecretWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "equipment_not_found")
            .Refuses(409, "operation_id_reused", "operation_id_too_old");
        one.MapDelete("/", Retire)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Has a device heard no more; its ports are the station's own again, offline until reported")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(403, "not_allowed").Refuses(404, "equipment_not_found");
    }

    private static async Task<IResult> Register(
        string id, RegisterEquipmentRequest request, ClaimsPrincipal user, IGrainFactory grains, EquipmentDesk desk, TimeProvider clock,
        HttpResponse response)
    {
        var station = EntityIds.IsId(id) ? await grains.Station(id).GetSummary() : null;
        var checker = new Checker();
        var operation = $"{user.Subject()} {checker.OperationId(request.OperationId)}";
        checker.Require(EquipmentIdentity.IsValid(request.Identity), "identity", EquipmentIdentity.Rule);
        var kind = checker.Required(request.Kind, "kind");
        var connectors = checker.Connectors(request.Connectors, station?.Ports.Total, kind);
        if (station is null)
        {
            return EquipmentProblems.StationNotFound;
        }

        if (!user.MayActIn(station.District))
        {
            return EquipmentProblems.NotAllowed;
        }

        if (station.Retired)
        {
            return EquipmentProblems.Of(EquipmentRefusal.StationRetired);
        }

        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var answer = await desk.Register(new Equipment(request.Identity!, id, kind, connectors, user.Subject(), clock.GetUtcNow()), operation);
        response.Headers.CacheControl = "no-store";
        return answer.Value is { } secret
            ? Results.Json(secret, statusCode: StatusCodes.Status201Created)
            : EquipmentProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> List(string id, ClaimsPrincipal user, IGrainFactory grains, EquipmentStore store)
    {
        if (!EntityIds.IsId(id) || await grains.Station(id).GetSummary() is not { } station)
        {
            return EquipmentProblems.StationNotFound;
        }

        if (!user.MayActIn(station.District))
        {
            return EquipmentProblems.NotAllowed;
        }

        var views = await Task.WhenAll((await store.OfStation(id)).Select(equipment => grains.Equipment(equipment.Identity).Get()));
        return Results.Json(new EquipmentList([.. views.OfType<EquipmentView>().Select(EquipmentWire.Of)]));
    }

    private static async Task<IResult> Get(string identity, ClaimsPrincipal user, EquipmentDesk desk, IGrainFactory grains) =>
        (await desk.Find(identity, user)).Refusal ?? await Show(identity, grains);

    private static async Task<IResult> SetConnectors(
        string identity, EquipmentConnectorsRequest request, ClaimsPrincipal user, EquipmentDesk desk, IGrainFactory grains, OperationReplay replay)
    {
        var (equipment, station, refusal) = await desk.Find(identity, user);
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var connectors = checker.Connectors(request.Connectors, station?.Ports.Total, equipment?.Kind ?? EquipmentKind.Mqtt);
        if (refusal is not null || checker.Failed)
        {
            return refusal ?? checker.ToResult();
        }

        var (recall, outcome) = await replay.Do(
            "equipment/" + user.Subject(), operationId, Fingerprint.Of("connectors", (equipment!.Identity, connectors)), async () =>
                (await grains.Equipment(identity).SetConnectors(connectors)).Refusal is { } refused ? RefusalCodes.Of(refused) : "");
        return OperationReplay.Refused(recall) ?? (outcome.Length > 0 ? EquipmentProblems.Of(outcome) : await Show(identity, grains));
    }

    private static async Task<IResult> RenewSecret(
        string identity, EquipmentSecretRequest request, ClaimsPrincipal user, EquipmentDesk desk, OperationReplay replay, HttpResponse response)
    {
        var (equipment, _, refusal) = await desk.Find(identity, user);
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (refusal is not null || checker.Failed)
        {
            return refusal ?? checker.ToResult();
        }

        var operation = $"{user.Subject()} {operationId}";
        var (recall, outcome) = await replay.Do(
            "equipment/" + user.Subject(), operationId, Fingerprint.Of("secret", identity), async () =>
                await desk.Renew(equipment!, operation) is { } refused ? RefusalCodes.Of(refused) : "");
        if ((OperationReplay.Refused(recall) ?? (outcome.Length > 0 ? EquipmentProblems.Of(outcome) : null)) is { } answer)
        {
            return answer;
        }

        response.Headers.CacheControl = "no-store";
        return await desk.Renewed(equipment!, operation) is { } secret
            ? Results.Json(secret)
            : EquipmentProblems.Of(EquipmentRefusal.OperationIdTooOld);
    }

    private static async Task<IResult> Retire(string identity, ClaimsPrincipal user, EquipmentDesk desk)
    {
        var (equipment, _, refusal) = await desk.Find(identity, user);
        if (refusal is not null)
        {
            return refusal;
        }

        await desk.Retire(equipment!);
        return Results.NoContent();
    }

    private static async Task<IResult> Show(string identity, IGrainFactory grains) =>
        await grains.Equipment(identity).Get() is { } view ? Results.Json(EquipmentWire.Of(view)) : EquipmentProblems.NotFound;
}
