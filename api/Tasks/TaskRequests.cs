using System.Text.Json.Serialization;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Opens a task.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Position">Where; the district follows from it.</param>
/// <param name="Note">What is to be done, ≤ 500.</param>
/// <param name="RespondWithin">Minutes, or an ISO 8601 duration; 1 min … 7 days, 30 min when absent.</param>
public sealed record CreateTaskRequest(
    string? OperationId,
    TaskType? Type,
    PositionInput? Position,
    string? Note,
    [property: JsonConverter(typeof(RespondWithinConverter))] TimeSpan? RespondWithin = null);

/// <summary>A dispatcher verifies, rejects, cancels, assigns or offers again.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Note">Why, ≤ 500; required to reject.</param>
/// <param name="RiderId">Whom to assign; only for assign, and required there.</param>
public sealed record DispatcherRequest(string? OperationId, string? Note = null, string? RiderId = null);

/// <summary>A rider accepts, declines, starts or submits.</summary>
/// <param name="OperationId">The client's id of this command; may be absent to decline.</param>
/// <param name="OfferId">
/// Which offer, for accept and decline; absent means the rider's open one, or with decline the task that is theirs. A decline that names an offer
/// never hands back the task that it has become.
/// </param>
/// <param name="Evidence">A note ≤ 500, a photo, one that follows, or both; only for submit, and required there.</param>
/// <param name="Reason">Why the task that is theirs is handed back, for dispatchers; only for decline without an offer.</param>
public sealed record RiderTaskRequest(
    string? OperationId, string? OfferId = null, Evidence? Evidence = null, HandBackReason? Reason = null);

/// <summary>A rider gives the photo that follows the evidence of a task.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="PhotoId">An uploaded photo, or null when none will come.</param>
public sealed record TaskPhotoRequest(string? OperationId, string? PhotoId = null);
