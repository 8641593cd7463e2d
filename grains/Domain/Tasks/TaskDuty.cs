using System.Collections.Immutable;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Tasks;

/// <summary>
/// One rider's having a task, as the delivery platforms are told of it that they had linked when they got it. Who links or unlinks one later does not
/// change who hears how it ended.
/// </summary>
/// <param name="RiderId">The rider.</param>
/// <param name="At">When they got the task.</param>
/// <param name="Platforms">The platforms, at least one.</param>
/// <param name="ToTell">Whether platforms must still be told of the beginning or the end.</param>
public sealed record TaskDuty(string RiderId, DateTimeOffset At, ImmutableArray<PlatformShare> Platforms, bool ToTell)
{
    /// <summary>When the rider was done with it, or had it no more; null until then.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Whether it ended without the work being done.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>What one platform is told, and has said to it.</summary>
/// <param name="Pseudonym">What the platform knows the rider by.</param>
/// <param name="Exemption">What the rider may expect of it.</param>
public sealed record PlatformShare(string Pseudonym, TaskExemption Exemption);
