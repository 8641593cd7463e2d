using RedStation.Contracts.Profiles;

namespace RedStation.Api.Riders;

/// <summary>An administrator blocks or unblocks a rider and sets their certified skills.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Blocked">Whether the rider is blocked.</param>
/// <param name="Skills">What they are certified for.</param>
public sealed record ChangeAccountStatusRequest(string? OperationId, bool? Blocked, IReadOnlyList<Skill>? Skills = null);
