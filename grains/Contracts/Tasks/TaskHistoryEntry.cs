namespace RedStation.Contracts.Tasks;

/// <summary>One line of a task's history.</summary>
/// <param name="Status">The status afterwards.</param>
/// <param name="At">When.</param>
/// <param name="By">The subject who did it, or <c>system</c>.</param>
/// <param name="Note">What they wrote; for a widened ring its radius in metres.</param>
/// <param name="Event">What happened.</param>
[GenerateSerializer, Immutable, Alias("task-history-entry")]
public sealed record TaskHistoryEntry(
    [property: Id(0)] GovernanceTaskStatus Status,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string By,
    [property: Id(3)] string? Note,
    [property: Id(4)] TaskEvent Event);
