using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Riders;

/// <summary>A task of a rider's that came to nothing. Kept until the rider has seen why.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Status"><see cref="GovernanceTaskStatus.Rejected"/> or <see cref="GovernanceTaskStatus.Cancelled"/>.</param>
/// <param name="At">When it ended.</param>
/// <param name="Reason">What the dispatcher wrote, or null when nothing.</param>
[GenerateSerializer, Immutable, Alias("ended-task")]
public sealed record EndedTask(
    [property: Id(0)] string TaskId,
    [property: Id(1)] TaskType Type,
    [property: Id(2)] GovernanceTaskStatus Status,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Reason);
