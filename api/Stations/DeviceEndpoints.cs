using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.OpenApi;
using RedStation.Api.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;

namespace RedStation.Api.Stations;

/// <summary>What a station's equipment says and asks.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var station = api.MapGroup("/stations/{id}").WithTags("Devices");
        station.MapPost("/ports:report", Report)
            .For(Roles.Device)
            .WithSummary("Reports what the ports do; an empty report is a heartbeat")
            .WithDescription(
                "A reading older than what is known is ignored and counted. Operation ids count within the device's sign-in, refreshes included: "
                + "a device that signs in anew may begin at 1 again. What a report that changed a port was answered is given again for 24 hours; "
                + "one that changed nothing changes nothing when it is repeated, and may be answered afresh. Other readings under an id are noticed "
                + "among the last 16 reports of a sign-in. The same id with the same readings is the same report from any sign-in.")
            .Produces<PortReportResult>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found", "port_not_found")
            .Refuses(409, "operation_id_reused", "operation_id_too_old");
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
            .Refuses(404, "station_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");
        station.MapPost("/device-secret", RenewSecret)
            .For(Roles.Operator, Roles.Admin)
            .WithSummary("Gives the station's equipment a new secret in place of its last")
            .Produces<DeviceSecretWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "station_not_found");
    }

    private static async Task<IResult> Report(
        string id, ReportPortsRequest request, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        var checker = new Checker();
        var command = PortReportCheck.Read(request, checker, clock);
        if (Refused(id, user, checker) is { } refused)
        {
            return refused;
        }

        var answer = await grains.Station(id).ReportPorts(command with { Session = user.SessionId() });
        return answer.Value is { } result ? Results.Json(result) : StationProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Recognise(string id, RecogniseRequest request, ClaimsPrincipal user, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var credential = checker.Line(request.Credential is { } read ? ReaderText.Plain(read) : null, "credential", Limits.Credential);
        if (Refused(id, user, checker) is { } refused)
        {
            return refused;
        }

        var answer = await grains.Station(id).Recognise(new RecogniseRider(operationId, credential) { Session = user.SessionId() });
        return answer.Value is { } recognition
            ? Results.Json(new RecognitionWire(recognition.Rider, recognition.Visiting, recognition.Door, recognition.AlreadyWelcome))
            : Unrecognised(answer.Refusal!.Value, credential);
    }

    /// <summary>What has not the form of a credential says nothing about a person: the reader read something else, or not all of it.</summary>
    private static IResult Unrecognised(StationRefusal refusal, string credential) =>
        refusal == StationRefusal.CredentialInvalid && CredentialText.Parse(credential) is null
            ? StationProblems.Unread(ReaderText.IsLikeOurs(credential) ? "damaged" : "foreign")
            : StationProblems.Of(refusal);

    private static async Task<IResult> RenewSecret(
        string id, DeviceSecretRequest request, ClaimsPrincipal user, IGrainFactory grains, DeviceSignIn devices, HttpResponse response)
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

        response.Headers.CacheControl = "no-store";
        return Results.Json(new DeviceSecretWire(await devices.Renew(id, operationId)));
    }

    /// <summary>A device speaks for its own station only.</summary>
    private static IResult? Refused(string id, ClaimsPrincipal user, Checker checker) =>
        user.StationId() != id ? Problem.Of(StatusCodes.Status403Forbidden, "not_allowed")
        : checker.Failed ? checker.ToResult()
        : null;
}
