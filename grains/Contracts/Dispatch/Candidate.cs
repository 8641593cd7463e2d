using System.Collections.Immutable;
using RedStation.Contracts.Riders;

namespace RedStation.Contracts.Dispatch;

/// <summary>A rider who could take a task. Their distance is told, their place is not.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="DistanceM">How far from the task, in metres.</param>
/// <param name="Needed">Travel, task and margin.</param>
/// <param name="Slack">Time to the order deadline, or null without an order.</param>
/// <param name="Skills">What they are certified for.</param>
[GenerateSerializer, Immutable, Alias("candidate")]
public sealed record Candidate(
    [property: Id(0)] string RiderId,
    [property: Id(1)] int DistanceM,
    [property: Id(2)] TimeSpan Needed,
    [property: Id(3)] TimeSpan? Slack,
    [property: Id(4)] ImmutableArray<Skill> Skills);
