using System.Collections.Immutable;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Tasks;

/// <summary>What a task and its rider learn of platforms that are asked to forgive the time, and what follows from it.</summary>
public static class TaskDutyRules
{
    /// <summary>For how long a rider waits for a platform's answer before they may go back without trace.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    /// <summary>The way there, which is the same for every task: minutes that told of the distance would tell of the place.</summary>
    private const int TravelMinutes = 5;

    /// <summary>How many minutes platforms are asked to forgive for a task.</summary>
    /// <param name="taskMinutes">The usual minutes on site, ≥ 0.</param>
    public static int ExpectedMinutes(int taskMinutes) => taskMinutes + TravelMinutes;

    /// <summary>A rider's having a task; null when no platform is to be told.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="taskMinutes">The task's usual minutes.</param>
    /// <param name="links">Of each platform a new duty's id, the platform's id, its name, and what it knows the rider by.</param>
    /// <param name="now">The time.</param>
    public static TaskDuty? Begin(
        string riderId, int taskMinutes, IEnumerable<(string DutyId, string PlatformId, string Name, string Pseudonym)> links, DateTimeOffset now)
    {
        var platforms = links.Select(link => new PlatformShare(link.Pseudonym, new TaskExemption(
            link.DutyId, link.PlatformId, link.Name, ExemptionStatus.Asked, ExpectedMinutes(taskMinutes), null, null, now, now + AnswerWithin)));
        return platforms.ToImmutableArray() is { IsEmpty: false } told ? new TaskDuty(riderId, now, told, ToTell: true) : null;
    }

    /// <summary>The duty after the task has moved: submitting ends it, and whatever else takes the task from its rider calls it off.</summary>
    public static TaskDuty? Follow(TaskDuty? duty, GovernanceTaskStatus from, GovernanceTaskStatus to, DateTimeOffset now) =>
        duty is { EndedAt: null } && TaskLifecycle.IsUnderWay(from) && !TaskLifecycle.IsUnderWay(to)
            ? duty with { EndedAt = now, IsCancelled = to != GovernanceTaskStatus.Submitted, ToTell = true }
            : duty;

    /// <summary>The task after platforms were told, with what each said to it.</summary>
    public static TaskState Told(TaskState state, ImmutableArray<PlatformShare> platforms) => state.Duty is not { } duty ? state : state with
    {
        Duty = duty with { Platforms = platforms, ToTell = false },
        Revision = state.Revision + 1,
        RiderToTell = state.RiderToTell ?? duty.RiderId,
    };

    /// <summary>A share with how many minutes the platform's pool holds, and its answer if it has given one.</summary>
    public static PlatformShare With(PlatformShare share, int heldMinutes, int? grantedMinutes)
    {
        var known = share with { Exemption = share.Exemption with { HeldMinutes = heldMinutes } };
        return grantedMinutes is { } granted ? Answered(known, granted) : known;
    }

    /// <summary>The task after a platform has answered. A word of another duty, or one that was heard before, changes nothing.</summary>
    public static TaskState Answered(TaskState state, string dutyId, int grantedMinutes)
    {
        var share = state.Duty?.Platforms.FirstOrDefault(one => one.Exemption.DutyId == dutyId);
        return share is null or { Exemption.GrantedMinutes: not null } ? state : Changed(state, share, Answered(share, grantedMinutes));
    }

    /// <summary>Marks platforms that have not answered in time while it still matters: before the rider has begun, or is at it.</summary>
    public static TaskState Tick(TaskState state, DateTimeOffset now) => Waiting(state)
        .Where(share => share.Exemption.AnswerBy <= now)
        .Aggregate(state, (next, share) =>
            Changed(next, share, share with { Exemption = share.Exemption with { Status = ExemptionStatus.Silent } }));

    /// <summary>Platforms whose answer the rider waits for.</summary>
    public static IEnumerable<PlatformShare> Waiting(TaskState state) => state.Duty is { EndedAt: null } duty
        ? duty.Platforms.Where(share => share.Exemption is { Status: ExemptionStatus.Asked, HeldMinutes: not 0 })
        : [];

    /// <summary>When the rider has waited long enough for an answer, or null when they wait for none.</summary>
    public static DateTimeOffset? NextDue(TaskState state) =>
        Waiting(state).Select(share => (DateTimeOffset?)share.Exemption.AnswerBy).Min();

    /// <summary>What the present rider may expect of platforms; empty when there is none, or none is asked.</summary>
    public static ImmutableArray<TaskExemption> Exemptions(TaskState state) => state.Duty is { } duty && duty.RiderId == state.Assignee
        ? [.. duty.Platforms.Select(share => share.Exemption)]
        : [];

    /// <summary>
    /// Whether a rider who has not begun may go back without trace: platforms were asked, and each has refused, did not answer in time, or has
    /// nothing left in its pool.
    /// </summary>
    public static bool MayHandBack(ImmutableArray<TaskExemption> exemptions) => !exemptions.IsDefaultOrEmpty && exemptions.All(exemption =>
        exemption.Status is ExemptionStatus.Silent or ExemptionStatus.Refused
        || exemption is { Status: ExemptionStatus.Asked, HeldMinutes: 0 });

    private static PlatformShare Answered(PlatformShare share, int granted) => share with
    {
        Exemption = share.Exemption with
        {
            Status = granted > 0 ? ExemptionStatus.Granted : ExemptionStatus.Refused,
            GrantedMinutes = granted,
        },
    };

    private static TaskState Changed(TaskState state, PlatformShare before, PlatformShare after) => state with
    {
        Duty = state.Duty! with { Platforms = state.Duty.Platforms.Replace(before, after) },
        Revision = state.Revision + 1,
        RiderToTell = state.Duty.RiderId == state.Assignee ? state.Duty.RiderId : state.RiderToTell,
    };
}
