using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Riders;

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
/// <param name="OrderDeadline">
/// The tightest order they carry, by their own word or that of a platform that they have linked; null when there is none or its time has passed.
/// </param>
/// <param name="Blocked">Whether they are blocked.</param>
/// <param name="ServerNow">The server's clock, to count down by.</param>
[GenerateSerializer, Immutable, Alias("rider-view")]
public sealed record RiderView(
    [property: Id(0)] string Id,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] RiderTier Tier,
    [property: Id(3)] string? HomeDistrict,
    [property: Id(4)] bool OnDuty,
    [property: Id(5)] Balance Balance,
    [property: Id(6)] TaskView? ActiveTask,
    [property: Id(7)] Reservation? Reservation,
    [property: Id(8)] ImmutableArray<TaskOffer> Offers,
    [property: Id(9)] ImmutableArray<Skill> Skills,
    [property: Id(10)] DateTimeOffset? DutySince,
    [property: Id(11)] DateTimeOffset? LimitAt,
    [property: Id(12)] DateTimeOffset? OrderDeadline,
    [property: Id(13)] bool Blocked,
    [property: Id(14)] DateTimeOffset ServerNow)
{
    /// <summary>Tasks of theirs that were rejected or cancelled, with the reason, the latest first; each until it is dismissed, at most 5.</summary>
    [Id(15)] public ImmutableArray<EndedTask> EndedTasks { get; init; } = [];

    /// <summary>When the rider may go on duty again after having reached the limit; null when nothing keeps them.</summary>
    [Id(16)] public DateTimeOffset? RestUntil { get; init; }

    /// <summary>When they may hold a port again; null for now. Who lets reservations pass unused waits for others to have their turn.</summary>
    [Id(17)] public DateTimeOffset? MayReserveFrom { get; init; }
}
