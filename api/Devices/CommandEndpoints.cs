using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Storage.Devices;

namespace RedStation.Api.Devices;

/// <summary>An operator has devices do things.</summary>
internal static class CommandEndpoints
{
    public static void MapEquipmentCommands(this IEndpointRouteBuilder api)
    {
        var commands = api.MapGroup("/equipment/{identity}/commands").WithTags("Devices");
        commands.MapPost("/", Command)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Has a device do something, and waits up to 30 s for what comes of it")
            .WithDescription(
                "`outcome`: `accepted`; `rejected` by the device; `unsupported` by the device or by what it speaks; `timedOut`, when whether it was "
                + "done is not known; `notConnected`, when nothing was sent. A repeat is answered as the first time and sends nothing. Who gave "
                + "which command when, and what came of it, is kept; parameters are not, but for the reason of a door. Up to 8 "
                + "commands may wait for one device, 2 of one caller and 4 starts among them; a stop finds a place besides. "
                + "`openDoor` opens a door that the device has told of: `connector` is the door, `parameters` have the `reason` `staff` or "
                + "`maintenance`; a device that has not opened it within 10 s is not to open it any more.")
            .Produces<EquipmentCommand>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "equipment_not_found")
            .Refuses(409, "operation_id_reused", "too_many_commands");
        commands.MapGet("/", List)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Lists what a device was told to do, by whom, and what came of it, the latest first")
            .Produces<EquipmentCommandList>().Refuses(403, "not_allowed").Refuses(404, "equipment_not_found");
    }

    private static async Task<IResult> Command(
        string identity, CommandEquipmentRequest request, ClaimsPrincipal user, EquipmentDesk desk, IGrainFactory grains)
    {
        var (equipment, _, refusal) = await desk.Find(identity, user);
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var act = checker.Required(request.Command, "command");
        var parameters = checker.Parameters(request.Parameters);
        if (act == EquipmentAct.OpenDoor)
        {
            var doors = equipment is not null && await grains.Equipment(identity).Get() is { } view ? EquipmentWire.DoorsOf(view) : [];
            checker.Require(
                equipment is null || doors.Any(door => door.Door == request.Connector), "connector", "a door of the device that it has told of");
            checker.Require(
                parameters.Any(entry => entry.Name == DoorRules.ReasonParameter && WireNames.TryRead<DoorReason>(entry.Value, out _)),
                "parameters.reason", WireNames.Rule<DoorReason>());
        }
        else
        {
            checker.Require(
                request.Connector is not { } connector || equipment is null || equipment.Connectors.Any(entry => entry.Connector == connector),
                "connector", "a connector of the device");
        }

        if (equipment?.Kind is EquipmentKind.Ocpp16 or EquipmentKind.Ocpp201 && !checker.Failed
            && OrderRules.FaultOf(act, equipment.Kind, parameters) is { } fault)
        {
            checker.Require(false, "parameters." + fault.Parameter, fault.Rule);
        }

        if (refusal is not null || checker.Failed)
        {
            return refusal ?? checker.ToResult();
        }

        var answer = await grains.Equipment(identity).Command(
            new CommandEquipment($"{user.Subject()} {operationId}", user.Subject(), act, request.Connector, parameters));
        return answer.Value is { } command ? Results.Json(command) : EquipmentProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> List(string identity, ClaimsPrincipal user, EquipmentDesk desk, EquipmentCommandStore store)
    {
        var (equipment, _, refusal) = await desk.Find(identity, user);
        return refusal ?? Results.Json(new EquipmentCommandList(await store.Latest(identity, equipment!.RegisteredAt, Limits.Page)));
    }
}
