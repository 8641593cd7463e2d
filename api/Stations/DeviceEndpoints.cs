using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Riders;
using RedStation.Grains.Operations;

namespace RedStation.Api.Stations;

/// <summary>What a station's equipment says and asks.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var station = api.MapGroup("/stations/{id}").WithTags("Devices");
        station.MapPost("/ports:report", Report)
            .For(Roles.Device)
            .WithSummary("Reports what the ports do; an empty report says that nothing has changed")
            .WithDescription(
                "For the charging controller. A port is shown offline once no report has named it, and none was empty, for the silence limit; an "
                + "empty report does not bring a port back that was silent: `silentPorts` names those to be told again. A reading older than what "
                + "is known is ignored and counted, one up to 5 minutes ahead counts as now, one further ahead refuses the report. Ports that are "
                + "not configured are named in `unknownPorts`, and the others are taken. `reserved` means that the controller keeps the port for "
                + "somebody we do not know; it is shown as `heldBy: device`. Operation ids count within the device's sign-in, refreshes included: a "
                + "device that signs in anew may begin at 1 again. What a report that changed a port was answered is given again for 24 hours; one "
                + "that changed nothing changes nothing when it is repeated, and may be answered afresh. Other readings under an id are noticed "
                + "among the last 16 reports of a sign-in. The same id with the same readings is the same report from any sign-in. A registered "
                + "device counts its own connectors: `port` is then its connector, here and in the answer.")
            .Produces<PortReportWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found")
            .Refuses(409, "operation_id_reused", "operation_id_too_old").Refuses(410, "station_retired");
        station.MapGet("/devices", Devices)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Tells how a station's equipment does, and what of its messages is refused")
            .Produces<DevicesWire>().Refuses(403, "not_allowed").Refuses(404, "station_not_found");
        station.MapPost("/recognitions", Recognise)
            .For(Roles.Device)
            .WithSummary("Recognises who shows a credential, checks them in and decides about the door")
            .WithDescription(
                "A rider who is read again while their visit lasts (until a minute after the last reading, five minutes at most) gets the same "
                + "welcome with alreadyWelcome: nothing is checked in again, no door command is sent. What readers add or change is undone: a "
                + "symbology prefix, blanks and control characters, wide forms, swapped letter case. When credential_invalid is the reader's fault, "
                + "the member reading says so: damaged (a credential, but not whole) or foreign (another code). Operation ids count within the "
                + "device's sign-in, refreshes included: a device that signs in anew may begin at 1 again. The same id for the same credential is "
                + "the same command from any sign-in.")
            .Produces<RecognitionWire>()
            .Refuses(400, "invalid_input")
            .Refuses(403, "not_allowed", "credential_expired", "credential_used", "credential_invalid", "rider_blocked")
            .Refuses(404, "station_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old").Refuses(410, "station_retired");
        station.MapPost("/device-secret", RenewSecret)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Gives the station's equipment a new secret in place of its last")
            .Produces<DeviceSecretWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found").Refuses(409, "operation_id_too_old");
    }

    private static async Task<IResult> Report(
        string id, ReportPortsRequest request, ClaimsPrincipal user, IGrainFactory grains, DeviceMetrics metrics, TimeProvider clock)
    {
        if (user.StationId() != id)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var station = grains.Station(id);
        var checker = new Checker();
        var check = new PortReportCheck(checker, clock.GetUtcNow());
        var command = check.Read(request);
        if (user.RegisteredIdentity() is { } identity)
        {
            return await ReportRegistered(
                id, identity, command with { Session = user.SessionId() }, check, checker, grains, metrics, clock.GetUtcNow());
        }

        if (!user.IsController())
        {
            await Note(station, metrics, DeviceFault.WrongEquipment, user.Subject());
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (check.Fault is var (fault, detail))
        {
            await Note(station, metrics, fault, detail);
            return checker.ToResult();
        }

        var answer = await station.ReportPorts(command with { Session = user.SessionId() });
        if (FaultOf(answer) is { } refused)
        {
            metrics.Refused(refused);
        }

        return answer.Value is { } result ? Results.Json(PortReportWire.Of(result)) : StationProblems.Of(answer.Refusal!.Value);
    }

    /// <summary>A registered device reports: it counts its own connectors, and what is wrong is shown with it.</summary>
    private static async Task<IResult> ReportRegistered(
        string station, string identity, ReportPorts command, PortReportCheck check, Checker checker, IGrainFactory grains, DeviceMetrics metrics,
        DateTimeOffset now)
    {
        var equipment = grains.Equipment(identity);
        // The name may be another registration's by now, elsewhere: a sign-in from before does not speak for that.
        if ((await equipment.Get())?.Equipment.StationId != station)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (check.Fault is var (fault, detail))
        {
            metrics.Refused(fault);
            await equipment.Refused(new(now, MessageDirection.In, "ports", detail, FaultOf(fault)));
            return checker.ToResult();
        }

        await equipment.Heard(null, new(now, MessageDirection.In, "ports", PortReportText.Of(command.Ports)), null);
        var answer = await equipment.Ports(
            new ReportConnectors([.. command.Ports.Select(reading => new ConnectorReading(reading.Port, reading.Status, reading.At))])
            {
                OperationId = command.OperationId,
                Session = command.Session,
            });
        return answer switch
        {
            { Value: { } result } => Results.Json(new PortReportWire(
                result.Applied, result.Ignored, result.Unchanged, result.Revision, result.Unknown, result.Silent)),
            { Refusal: EquipmentRefusal.OperationIdReused } => StationProblems.Of(StationRefusal.OperationIdReused),
            { Refusal: EquipmentRefusal.OperationIdTooOld } => StationProblems.Of(StationRefusal.OperationIdTooOld),
            { Refusal: EquipmentRefusal.StationRetired } => StationProblems.Of(StationRefusal.StationRetired),
            _ => Problem.Of(StatusCodes.Status403Forbidden, "not_allowed"),
        };
    }

    private static EquipmentFault FaultOf(DeviceFault fault) => fault switch
    {
        DeviceFault.TimeAhead => EquipmentFault.TimeAhead,
        DeviceFault.TimeTooOld => EquipmentFault.TimeTooOld,
        _ => EquipmentFault.InvalidField,
    };

    /// <summary>What the station has noted itself.</summary>
    private static DeviceFault? FaultOf(Answer<PortReportResult, StationRefusal> answer) => answer switch
    {
        { Value.Unknown: not null } => DeviceFault.UnknownPort,
        { Refusal: StationRefusal.OperationIdReused } => DeviceFault.OperationIdReused,
        { Refusal: StationRefusal.StationRetired } => DeviceFault.Retired,
        _ => null,
    };

    private static Task Note(IStationGrain station, DeviceMetrics metrics, DeviceFault fault, string detail)
    {
        metrics.Refused(fault);
        return station.NoteRefused(fault, detail);
    }

    private static async Task<IResult> Devices(string id, ClaimsPrincipal user, IGrainFactory grains)
    {
        if (!StationId.IsValid(id) || await grains.Station(id).GetDevices() is not { } health)
        {
            return StationProblems.NotFound;
        }

        return user.MayActIn(health.District)
            ? Results.Json(DevicesWire.Of(health))
            : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
    }

    private static async Task<IResult> Recognise(
        string id, RecogniseRequest request, ClaimsPrincipal user, IGrainFactory grains, DeviceMetrics metrics)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var credential = checker.Line(request.Credential is { } read ? ReaderText.Plain(read) : null, "credential", Limits.Credential);
        if (!user.Reads())
        {
            if (user.StationId() == id)
            {
                await Note(grains.Station(id), metrics, DeviceFault.WrongEquipment, user.Subject());
            }

            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (Refused(id, user, checker) is { } refused)
        {
            return refused;
        }

        var answer = await grains.Station(id).Recognise(new RecogniseRider(operationId, credential) { Session = user.SessionId() });
        return answer.Value is { } recognition
            ? Results.Json(new RecognitionWire(
                recognition.Rider, recognition.Visiting, recognition.Door, recognition.AlreadyWelcome, recognition.Reserved))
            : Unrecognised(answer.Refusal!.Value, credential);
    }

    /// <summary>What has not the form of a credential says nothing about a person: the reader read something else, or not all of it.</summary>
    private static IResult Unrecognised(StationRefusal refusal, string credential) =>
        refusal == StationRefusal.CredentialInvalid && CredentialText.Parse(credential) is null
            ? StationProblems.Unread(ReaderText.IsLikeOurs(credential) ? "damaged" : "foreign")
            : StationProblems.Of(refusal);

    private static async Task<IResult> RenewSecret(
        string id, DeviceSecretRequest request, ClaimsPrincipal user, IGrainFactory grains, DeviceSignIn devices, OperationReplay once,
        HttpResponse response)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!StationId.IsValid(id) || await grains.Station(id).GetSummary() is not { } station)
        {
            return StationProblems.NotFound;
        }

        if (!user.MayActIn(station.District))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        // What came of it is not kept: the secret is derived again.
        var secret = "";
        var actor = OperationActors.Secrets(GrainKeys.Station(id));
        var (recall, _) = await once.Do(actor, operationId, "secret", async () => (secret = await devices.Renew(id, operationId))[..0]);
        if (recall == ReplayStatus.TooOld)
        {
            return StationProblems.Of(StationRefusal.OperationIdTooOld);
        }

        response.Headers.CacheControl = "no-store";
        return Results.Json(new DeviceSecretWire(secret.Length > 0 ? secret : devices.SecretOf(id, operationId)));
    }

    /// <summary>A device speaks for its own station only.</summary>
    private static IResult? Refused(string id, ClaimsPrincipal user, Checker checker) =>
        user.StationId() != id ? Problem.Of(StatusCodes.Status403Forbidden, "not_allowed")
        : checker.Failed ? checker.ToResult()
        : null;
}
