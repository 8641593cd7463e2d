using RedStation.Api.Http.Problems;

namespace RedStation.Api.Exchange;

/// <summary>Reserves a service.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="OfferId">The service's id.</param>
/// <param name="Slot">The id of a slot, for an appointment.</param>
/// <param name="Points">What the rider was shown that it costs; another price is refused. Absent to take it at whatever it costs.</param>
/// <param name="District">The adcode whose list it was read in; absent for that of the rider's home district.</param>
public sealed record ReserveServiceRequest(
    string? OperationId, string? OfferId, string? Slot = null, int? Points = null, string? District = null);

/// <summary>Does something with a redemption.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record RedemptionRequest(string? OperationId);

/// <summary>Says how a service was.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Stars">1 … 5.</param>
/// <param name="Comment">A few words, ≤ 200.</param>
public sealed record RateServiceRequest(string? OperationId, int? Stars, string? Comment = null);

/// <summary>Looks a code up.</summary>
/// <param name="Code">Eight digits, written as people write them, or what a QR code of them says.</param>
public sealed record CheckCodeRequest(string? Code);

/// <summary>Hands a service over.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Code">Eight digits, written as people write them, or what a QR code of them says.</param>
/// <param name="StationId">At which station, for staff of stations; absent for others. Equipment is at its own.</param>
public sealed record RedeemCodeRequest(string? OperationId, string? Code, string? StationId = null);

/// <summary>Registers a provider of services, or changes one.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Name">Its name, Chinese, ≤ 80.</param>
/// <param name="Contact">How riders reach it, ≤ 80.</param>
/// <param name="Address">Where it is, ≤ 200.</param>
/// <param name="District">The adcode it lies in; absent for that of its position.</param>
/// <param name="NameEn">Its name, English, ≤ 80.</param>
/// <param name="Position">Where it is, WGS-84; absent when it comes to its riders.</param>
public sealed record PutProviderRequest(
    string? OperationId,
    string? Name,
    string? Contact,
    string? Address,
    string? District = null,
    string? NameEn = null,
    PositionInput? Position = null);

/// <summary>Sets how many are left.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Stock">0 … 10,000.</param>
public sealed record SetStockRequest(string? OperationId, int? Stock);

/// <summary>Changes slots. Those that are not named stay as they are.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Slots">1 … 100 slots; one is known by its beginning.</param>
public sealed record SetSlotsRequest(string? OperationId, IReadOnlyList<SlotInput?>? Slots);

/// <summary>A slot.</summary>
/// <param name="Start">When it begins; in the future, within 180 days.</param>
/// <param name="End">When it ends; within 14 days of its beginning.</param>
/// <param name="Capacity">How many riders it holds, 0 … 500; 0 takes it away.</param>
public sealed record SlotInput(DateTimeOffset? Start, DateTimeOffset? End, int? Capacity);

/// <summary>Sets the closing days, all of them.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Days">Days of China such as <c>2026-11-29</c>, up to 120.</param>
public sealed record SetClosingDaysRequest(string? OperationId, IReadOnlyList<string?>? Days);
