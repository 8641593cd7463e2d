using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Dispatch;

/// <summary>A rider on duty near a task. Their distance is told, their place is not.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="DistanceM">How far from the task, in metres, measured from the middle of their fix.</param>
/// <param name="Needed">Travel from the far edge of the fix, task and margin.</param>
/// <param name="Slack">Time to the order deadline, or null without an order.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="AccuracyM">How exact their fix is: radius of 68% confidence in metres; null when the phone did not say.</param>
/// <param name="At">When they were there.</param>
/// <param name="Reason">Why they are not being asked; null when they are next.</param>
[GenerateSerializer, Immutable, Alias("candidate")]
public sealed record Candidate(
    [property: Id(0)] string RiderId,
    [property: Id(1)] int DistanceM,
    [property: Id(2)] TimeSpan Needed,
    [property: Id(3)] TimeSpan? Slack,
    [property: Id(4)] ImmutableArray<Skill> Skills,
    [property: Id(5)] int? AccuracyM = null,
    [property: Id(6)] DateTimeOffset? At = null,
    [property: Id(7)] CandidateReason? Reason = null);
