using System.Collections.Immutable;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Tasks;

/// <summary>A rider who could take a task. Their distance is told, their place is not.</summary>
/// <param name="RiderId">Who.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="DistanceM">Metres from the task, as the crow flies.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="SlackMinutes">Whole minutes to the order deadline, or null without an order.</param>
public sealed record CandidateWire(string RiderId, string DisplayName, int DistanceM, ImmutableArray<Skill> Skills, int? SlackMinutes);
