using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>One line of a task's history.</summary>
/// <param name="Status">The status afterwards.</param>
/// <param name="At">When.</param>
/// <param name="By">The subject who did it, or <c>system</c>.</param>
/// <param name="Note">What they wrote; for a widened ring its radius in metres; null when there is nothing to add.</param>
/// <param name="Event">What happened, for translation.</param>
public sealed record TaskHistoryWire(GovernanceTaskStatus Status, DateTimeOffset At, string By, string? Note, TaskEvent Event);
