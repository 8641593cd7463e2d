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

/// <summary>Why a rider near a task is not being asked for it.</summary>
[Alias("candidate-reason")]
public enum CandidateReason
{
    /// <summary>Beyond the widest ring.</summary>
    OutOfRings = 0,

    /// <summary>An offer waits for their answer.</summary>
    OfferOpen = 1,

    /// <summary>They saw an offer and let it pass.</summary>
    LetPass = 2,

    /// <summary>An offer ran out before they saw it; they are asked again in a later round.</summary>
    NotSeen = 3,

    /// <summary>They declined it or handed it back.</summary>
    Declined = 4,

    /// <summary>They have a task, or are blocked.</summary>
    Busy = 5,

    /// <summary>The order they carry leaves too little time.</summary>
    TooLittleSlack = 6,

    /// <summary>They have reached the limit of 8 hours on duty within 24.</summary>
    DailyLimit = 7,

    /// <summary>They lack a skill that is needed.</summary>
    SkillMissing = 8,

    /// <summary>Their fix is too coarse to say where they are.</summary>
    PlaceTooCoarse = 9,
}

/// <summary>A question to a dispatch tile: who near this place could take a task?</summary>
/// <param name="Centre">Where the task is.</param>
/// <param name="RadiusM">How far to look, in metres.</param>
/// <param name="Minutes">The usual time on site.</param>
/// <param name="Skills">What is needed.</param>
/// <param name="Limit">How many to name at most.</param>
/// <param name="Everybody">Whether those are named too, as many again, who could not take it, with the reason.</param>
/// <param name="RiderId">The one rider to look for, or null.</param>
[GenerateSerializer, Immutable, Alias("nearby-query")]
public sealed record NearbyQuery(
    [property: Id(0)] GeoPoint Centre,
    [property: Id(1)] int RadiusM,
    [property: Id(2)] int Minutes,
    [property: Id(3)] ImmutableArray<Skill> Skills,
    [property: Id(4)] int Limit,
    [property: Id(5)] bool Everybody = false,
    [property: Id(6)] string? RiderId = null);
