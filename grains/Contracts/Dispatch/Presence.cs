using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Dispatch;

/// <summary>Where a rider on duty is, and what they could take on. Lives in memory only, for minutes.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="Position">Where.</param>
/// <param name="At">When they were there.</param>
/// <param name="Free">Whether they have no task.</param>
/// <param name="OrderDeadline">The tightest order carried, or null.</param>
/// <param name="LimitAt">When the limit of 8 hours within 24 is reached.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="AccuracyM">How exact the position is: radius of 68% confidence in metres; null when the phone did not say.</param>
[GenerateSerializer, Immutable, Alias("presence")]
public sealed record Presence(
    [property: Id(0)] string RiderId,
    [property: Id(1)] GeoPoint Position,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] bool Free,
    [property: Id(4)] DateTimeOffset? OrderDeadline,
    [property: Id(5)] DateTimeOffset LimitAt,
    [property: Id(6)] ImmutableArray<Skill> Skills,
    [property: Id(7)] int? AccuracyM = null);
