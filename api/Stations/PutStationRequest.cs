using RedStation.Api.Http.Problems;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Creates a station or changes what is set down about it.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Name">The name riders know, ≤ 80.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="District">Its adcode; derived from the position when absent, must match it when given.</param>
/// <param name="Ports">How many charging ports, 0 … 64.</param>
/// <param name="Services">What it offers.</param>
/// <param name="Hours">When it is open; absent means day and night.</param>
/// <param name="Door">When its door opens to a recognised rider; absent means it has none.</param>
/// <param name="OperatorName">The organisation that runs it, ≤ 80.</param>
/// <param name="Address">The street address, ≤ 200.</param>
/// <param name="Retired">True closes it for good; otherwise a station that was retired is back.</param>
public sealed record PutStationRequest(
    string? OperationId,
    string? Name,
    PositionInput? Position,
    string? District,
    int? Ports,
    IReadOnlyList<StationService>? Services = null,
    OpeningHoursWire? Hours = null,
    DoorPolicy? Door = null,
    string? OperatorName = null,
    string? Address = null,
    bool? Retired = null);
