using RedStation.Api.Http.Problems;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Refusals of stations as answers.</summary>
internal static class StationProblems
{
    /// <summary>404 for an id that no station has.</summary>
    public static IResult NotFound => Of(StationRefusal.StationNotFound);

    public static IResult Of(StationRefusal refusal) => Problem.Of(Status(refusal), RefusalCodes.Of(refusal));

    /// <summary>403 for a text that is no credential.</summary>
    /// <param name="reading">What seems to be the matter: <c>damaged</c> or <c>foreign</c>.</param>
    public static IResult Unread(string reading) => Problem.Of(
        Status(StationRefusal.CredentialInvalid),
        RefusalCodes.Of(StationRefusal.CredentialInvalid),
        extensions: new Dictionary<string, object?> { ["reading"] = reading });

    private static int Status(StationRefusal refusal) => refusal switch
    {
        StationRefusal.StationNotFound or StationRefusal.PortNotFound or StationRefusal.ReservationNotFound => StatusCodes.Status404NotFound,
        StationRefusal.ReservationNotYours or StationRefusal.RiderBlocked => StatusCodes.Status403Forbidden,
        StationRefusal.CredentialExpired or StationRefusal.CredentialUsed or StationRefusal.CredentialInvalid => StatusCodes.Status403Forbidden,
        StationRefusal.StationRetired => StatusCodes.Status410Gone,
        _ => StatusCodes.Status409Conflict,
    };
}
