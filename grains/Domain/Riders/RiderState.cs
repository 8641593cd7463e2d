using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Courses;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Riders;

/// <summary>All that is remembered of a rider. Never a position.</summary>
public sealed record RiderState
{
    /// <summary>What others call them; null until they are registered.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The adcode they are at home in.</summary>
    public string? HomeDistrict { get; init; }

    /// <summary>Whether an administrator has blocked them.</summary>
    public bool Blocked { get; init; }

    /// <summary>Whether they had themselves erased: nobody has this id any more, and nobody ever will.</summary>
    public bool Erased { get; init; }

    /// <summary>What an administrator says they are certified for; with what courses certify see <see cref="CourseRules.Skills"/>.</summary>
    public ImmutableArray<Skill> Skills { get; init; } = [];

    /// <summary>How far they are with courses.</summary>
    public ImmutableArray<CourseProgress> Courses { get; init; } = [];

    /// <summary>The secret their credentials are sealed with, hexadecimal.</summary>
    public string? Secret { get; init; }

    /// <summary>Credentials used lately.</summary>
    public ImmutableArray<UsedCredential> UsedCredentials { get; init; } = [];

    /// <summary>Time on duty.</summary>
    public DutyState Duty { get; init; } = new();

    /// <summary>By when the tightest order carried must be delivered. One whose time has passed does not count.</summary>
    public DateTimeOffset? OrderDeadline { get; init; }

    /// <summary>By when the tightest order of each linked platform must be delivered, as the platforms have said.</summary>
    public ImmutableArray<PlatformOrder> PlatformOrders { get; init; } = [];

    /// <summary>The port held for them.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>Since when it is held for them.</summary>
    public DateTimeOffset? ReservedAt { get; init; }

    /// <summary>The reservation at whose station they were recognised while it was held: it is used, whatever ends it.</summary>
    public string? CameFor { get; init; }

    /// <summary>Reservations that they let pass today, oldest first.</summary>
    public ImmutableArray<UnusedHold> UnusedHolds { get; init; } = [];

    /// <summary>The task they have.</summary>
    public TaskView? ActiveTask { get; init; }

    /// <summary>Tasks that came to nothing, the latest first, until the rider has seen why.</summary>
    public ImmutableArray<EndedTask> EndedTasks { get; init; } = [];

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}
