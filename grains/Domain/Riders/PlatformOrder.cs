namespace RedStation.Domain.Riders;

/// <summary>By when a rider must deliver the tightest order that they carry for a delivery platform.</summary>
/// <param name="PlatformId">The platform.</param>
/// <param name="Deadline">By when.</param>
public sealed record PlatformOrder(string PlatformId, DateTimeOffset Deadline);

/// <summary>The orders that platforms have told of. One platform's word takes no other's place, nor the rider's own.</summary>
public static class PlatformOrderRules
{
    /// <summary>More platforms than anybody works for at once; of more the one with the latest deadline is forgotten.</summary>
    private const int Most = 16;

    /// <summary>The rider after a platform has said when its tightest order is due.</summary>
    /// <param name="state">The rider.</param>
    /// <param name="platformId">The platform.</param>
    /// <param name="deadline">By when; null for no order, or when the platform is linked no more.</param>
    /// <param name="now">The time; what has passed counts no more.</param>
    public static RiderState Set(RiderState state, string platformId, DateTimeOffset? deadline, DateTimeOffset now)
    {
        var before = state.PlatformOrders.FirstOrDefault(order => order.PlatformId == platformId);
        if (before?.Deadline == deadline || (before is null && deadline <= now))
        {
            return state;
        }

        var others = state.PlatformOrders.Where(order => order.PlatformId != platformId && order.Deadline > now);
        var orders = deadline > now ? others.Append(new PlatformOrder(platformId, deadline.Value)) : others;
        return state with { PlatformOrders = [.. orders.OrderBy(order => order.Deadline).Take(Most)] };
    }

    /// <summary>When the next order is due that a rider or a platform has told of, also one whose time has passed; null when there is none.</summary>
    public static DateTimeOffset? Next(RiderState state) => state.PlatformOrders.Select(order => (DateTimeOffset?)order.Deadline)
        .Append(state.OrderDeadline).Min();

    /// <summary>The rider without orders whose time has passed.</summary>
    public static RiderState Forget(RiderState state, DateTimeOffset now) => state with
    {
        OrderDeadline = AvailabilityRules.OrderInForce(state.OrderDeadline, now),
        PlatformOrders = state.PlatformOrders.RemoveAll(order => order.Deadline <= now),
    };
}
