using System.Collections.Immutable;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
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

    /// <summary>What they are certified for.</summary>
    public ImmutableArray<Skill> Skills { get; init; } = [];

    /// <summary>The secret their credentials are sealed with, hexadecimal.</summary>
    public string? Secret { get; init; }

    /// <summary>Credentials used lately.</summary>
    public ImmutableArray<UsedCredential> UsedCredentials { get; init; } = [];

    /// <summary>Time on duty.</summary>
    public DutyState Duty { get; init; } = new();

    /// <summary>By when the tightest order carried must be delivered. One whose time has passed does not count.</summary>
    public DateTimeOffset? OrderDeadline { get; init; }

    /// <summary>The port held for them.</summary>
    public Reservation? Reservation { get; init; }

    /// <summary>The task they have.</summary>
    public TaskView? ActiveTask { get; init; }

    /// <summary>Tasks that came to nothing, the latest first, until the rider has seen why.</summary>
    public ImmutableArray<EndedTask> EndedTasks { get; init; } = [];

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}
