using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>A page of tasks.</summary>
/// <param name="Items">The tasks, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record TaskList(IReadOnlyList<TaskView> Items, string? Next);

/// <summary>Riders who could take a task.</summary>
/// <param name="Items">The riders, nearest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record CandidateList(IReadOnlyList<CandidateWire> Items, string? Next = null);

/// <summary>A rider on duty near a task. Their distance is told, their place is not.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="DistanceM">Metres from the task, as the crow flies, measured from the middle of their fix.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="SlackMinutes">Whole minutes to the order deadline, or null without an order.</param>
/// <param name="AccuracyM">How exact the fix is, in metres: they may be so much farther away; null when the phone did not say.</param>
/// <param name="PlacedAt">When they were measured there.</param>
/// <param name="Reason">Why they are not being asked; null when they are next.</param>
/// <param name="MayAssign">Whether the task can be given to them by hand.</param>
public sealed record CandidateWire(
    string RiderId,
    string DisplayName,
    int DistanceM,
    ImmutableArray<Skill> Skills,
    int? SlackMinutes,
    int? AccuracyM,
    DateTimeOffset? PlacedAt,
    CandidateReason? Reason,
    bool MayAssign);
