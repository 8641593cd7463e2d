using RedStation.Api.Http.Problems;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Devices;

/// <summary>Refusals of devices as answers.</summary>
internal static class EquipmentProblems
{
    /// <summary>404 for an identity that no device has.</summary>
    public static IResult NotFound => Of(EquipmentRefusal.EquipmentNotFound);

    /// <summary>404 for an id that no station has.</summary>
    public static IResult StationNotFound => Problem.Of(StatusCodes.Status404NotFound, "station_not_found");

    /// <summary>403 for a device of another district.</summary>
    public static IResult NotAllowed => Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");

    public static IResult Of(EquipmentRefusal refusal) => Of(RefusalCodes.Of(refusal));

    /// <summary>The answer to a refusal by its code.</summary>
    public static IResult Of(string code) => Problem.Of(Status(code), code);

    private static int Status(string code) => code switch
    {
        "equipment_not_found" => StatusCodes.Status404NotFound,
        "equipment_retired" or "station_retired" => StatusCodes.Status410Gone,
        _ => StatusCodes.Status409Conflict,
    };
}
