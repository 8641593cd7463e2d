using System.Collections.Immutable;
using RedStation.Api.Tasks;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Riders;

/// <summary>Everything a rider's own phone shows about them.</summary>
/// <param name="Id">The rider's id.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Tier">Partner tier, by social hours.</param>
/// <param name="HomeDistrict">Their home adcode, or null.</param>
/// <param name="OnDuty">Whether they are on duty.</param>
/// <param name="Balance">Points and certified social hours.</param>
/// <param name="ActiveTask">The task they have, or null.</param>
/// <param name="Reservation">The port held for them, or null.</param>
/// <param name="Offers">Offers that wait for their answer.</param>
/// <param name="Skills">What they are certified for.</param>
/// <param name="DutySince">Since when they are on duty, or null.</param>
/// <param name="LimitAt">When the limit of 8 hours on duty within any 24 is reached, or null off duty.</param>
/// <param name="OrderDeadline">The tightest order they carry, or null when there is none or its time has passed.</param>
/// <param name="Blocked">Whether they are blocked.</param>
/// <param name="EndedTasks">Tasks of theirs that were rejected or cancelled, with the reason, the latest first; each until it is dismissed, at most 5.</param>
/// <param name="ServerNow">The server's clock, to count down by.</param>
/// <param name="RestUntil">When they may go on duty again after having reached the limit, or null when nothing keeps them.</param>
/// <param name="MayReserveFrom">When they may hold a port again, or null for now: who lets holds pass unused waits for others to have their turn.</param>
public sealed record MeWire(
    string Id,
    string DisplayName,
    RiderTier Tier,
    string? HomeDistrict,
    bool OnDuty,
    Balance Balance,
    GovernanceTaskWire? ActiveTask,
    Reservation? Reservation,
    IReadOnlyList<OfferWire> Offers,
    ImmutableArray<Skill> Skills,
    DateTimeOffset? DutySince,
    DateTimeOffset? LimitAt,
    DateTimeOffset? OrderDeadline,
    bool Blocked,
    IReadOnlyList<EndedTask> EndedTasks,
    DateTimeOffset ServerNow,
    DateTimeOffset? RestUntil,
    DateTimeOffset? MayReserveFrom);
