namespace RedStation.Api.Tasks;

/// <summary>A dispatcher verifies, rejects, cancels, assigns or offers again.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Note">Why, ≤ 500; required to reject.</param>
/// <param name="RiderId">Whom to assign; only for assign, and required there.</param>
public sealed record DispatcherRequest(string? OperationId, string? Note = null, string? RiderId = null);
