using System.Collections.Immutable;
using RedStation.Domain.Dispatch;
using RedStation.Storage.Dispatch;

namespace RedStation.Api.Tasks;

/// <summary>The rule by which tasks are offered.</summary>
/// <param name="Rings">The rings, searched one after the other, and how many riders are asked at once in each.</param>
/// <param name="OfferSeconds">How long an offer waits for an answer.</param>
/// <param name="MarginMinutes">What must be left of the time of a rider's order beyond the way and the work.</param>
/// <param name="TravelSpeed">How fast a rider is taken to travel, in metres a second.</param>
/// <param name="Detour">How much longer streets are taken to be than the straight line.</param>
/// <param name="PositionSeconds">How old a fix may be.</param>
/// <param name="CoarsestM">How coarse a fix may be, in metres.</param>
/// <param name="DailyLimitMinutes">The limit of time on duty within 24 hours.</param>
public sealed record DispatchRuleWire(
    ImmutableArray<DispatchRing> Rings,
    int OfferSeconds,
    int MarginMinutes,
    double TravelSpeed,
    double Detour,
    int PositionSeconds,
    int CoarsestM,
    int DailyLimitMinutes);

/// <summary>Decisions about a rider.</summary>
/// <param name="Items">The last one first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record DispatchRecordList(ImmutableArray<RecordedDecision> Items, string? Next);
