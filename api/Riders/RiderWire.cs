using RedStation.Api.Tasks;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Riders;

/// <summary>Riders as they go over the wire.</summary>
public static class RiderWire
{
    /// <summary>A rider as their own phone shows them.</summary>
    public static MeWire Me(RiderView rider) => new(
        rider.Id,
        rider.DisplayName,
        rider.Tier,
        rider.HomeDistrict,
        rider.OnDuty,
        rider.Balance,
        rider.ActiveTask is { } task ? TaskWire.ForRider(task, rider.Id) : null,
        rider.Reservation,
        [.. rider.Offers.Select(TaskWire.Offer)],
        rider.Skills,
        rider.DutySince,
        rider.LimitAt,
        rider.OrderDeadline,
        rider.Blocked,
        rider.EndedTasks,
        rider.ServerNow,
        rider.RestUntil,
        rider.MayReserveFrom);
}
