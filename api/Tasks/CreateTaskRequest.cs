using System.Text.Json.Serialization;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Opens a case.</summary>
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
