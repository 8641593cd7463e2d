using RedStation.Contracts.Riders;
using RedStation.Domain.Tasks;

namespace RedStation.Domain.Riders;

/// <summary>A rider as people see them.</summary>
public static class RiderViews
{
    /// <summary>A rider as their own phone shows them: their task and their offers say what they may do with each.</summary>
    public static RiderView ForOwnPhone(RiderView rider) => rider with
    {
        ActiveTask = rider.ActiveTask is { } task ? TaskViews.ForRider(task, rider.Id) : null,
        Offers = [.. rider.Offers.Select(TaskViews.ForOffered)],
    };
}
