using System.Collections.Immutable;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;

namespace RedStation.Contracts.Riders;

/// <summary>Everything a rider's own phone shows about them.</summary>
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
    /// <summary>Tasks that came to nothing, the latest first, until the rider has seen why.</summary>
    [Id(15)] public ImmutableArray<EndedTask> EndedTasks { get; init; } = [];

    /// <summary>When the rider may go on duty again after having reached the limit; null when nothing keeps them.</summary>
    [Id(16)] public DateTimeOffset? RestUntil { get; init; }

    /// <summary>When they may hold a port again; null for now. Who lets reservations pass unused waits for others to have their turn.</summary>
    [Id(17)] public DateTimeOffset? MayReserveFrom { get; init; }
}
