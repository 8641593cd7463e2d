using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Riders;

/// <summary>Whether a rider may be offered or given a task (invariants 2 and 3).</summary>
public static class AvailabilityRules
{
    /// <summary>Why the rider may not be offered this task, or null when they may.</summary>
    /// <param name="state">The rider.</param>
    /// <param name="task">The task.</param>
    /// <param name="needed">Travel, task and margin.</param>
    /// <param name="options">The daily limit.</param>
    /// <param name="now">The time.</param>
    public static RiderRefusal? MayTake(RiderState state, TaskView task, TimeSpan needed, RiderOptions options, DateTimeOffset now)
    {
        if (WhyNotFree(state, task.Id) is { } reason)
        {
            return reason;
        }

        if (DutyRules.LimitAt(state.Duty, options, now) <= now)
        {
            return RiderRefusal.DailyLimit;
        }

        if (!HasSkills(CourseRules.Skills(state, now), task.Skills))
        {
            return RiderRefusal.SkillMissing;
        }

        return HasSlack(OrderInForce(state, now), needed, now) ? null : RiderRefusal.TooLittleSlack;
    }

    /// <summary>Why the rider is not free for a task at all, or null when they are or have this very task.</summary>
    public static RiderRefusal? WhyNotFree(RiderState state, string taskId) => state switch
    {
        { DisplayName: null } => RiderRefusal.RiderNotFound,
        { Blocked: true } => RiderRefusal.RiderBlocked,
        { Duty.Since: null } => RiderRefusal.OffDuty,
        { ActiveTask: { } active } when active.Id != taskId => RiderRefusal.Busy,
        _ => null,
    };

    /// <summary>Whether all needed skills are there.</summary>
    public static bool HasSkills(ImmutableArray<Skill> has, ImmutableArray<Skill> needed) => needed.All(has.Contains);

    /// <summary>
    /// The order that counts: one whose time has passed is delivered or lost, and nobody said so. It must not keep its rider from being asked.
    /// </summary>
    public static DateTimeOffset? OrderInForce(DateTimeOffset? orderDeadline, DateTimeOffset now) => orderDeadline > now ? orderDeadline : null;

    /// <summary>The tightest order that counts, whether the rider or a platform has told of it.</summary>
    public static DateTimeOffset? OrderInForce(RiderState state, DateTimeOffset now) => state.PlatformOrders
        .Select(order => OrderInForce(order.Deadline, now)).Append(OrderInForce(state.OrderDeadline, now)).Min();

    /// <summary>Whether the order carried leaves enough time. Without an order that counts it always does.</summary>
    public static bool HasSlack(DateTimeOffset? orderDeadline, TimeSpan needed, DateTimeOffset now) =>
        OrderInForce(orderDeadline, now) is not { } deadline || deadline - now >= needed;
}
