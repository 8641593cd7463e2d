using System.Collections.Immutable;

namespace RedStation.Domain.Erasure;

/// <summary>When a rider may be erased, and how often what is left of them is looked for.</summary>
public static class ErasureRules
{
    /// <summary>
    /// Longer than a command that was under way when the rider was erased takes: what it may have written after the first look is found by the
    /// second.
    /// </summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Longer than anybody is remembered without being asked: visits at a station, and answers that are given again
    /// (<see cref="Operations.OperationLog.AnswerLife"/>). What those have written is found by the third look, the last one.
    /// </summary>
    public static readonly TimeSpan LastLook = TimeSpan.FromHours(26);

    /// <summary>How long until it is tried again to erase somebody who has a task in hand.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>What must be brought to an end first, in the order in which it is told.</summary>
    /// <param name="hasTask">Whether the rider has a task in hand.</param>
    /// <param name="openRedemptions">How many redemptions wait to be handed over, ≥ 0.</param>
    /// <param name="heldPoints">Points on hold, those of redemptions included, ≥ 0.</param>
    public static ImmutableArray<ErasureObstacle> Obstacles(bool hasTask, int openRedemptions, long heldPoints)
    {
        var found = ImmutableArray.CreateBuilder<ErasureObstacle>();
        if (hasTask)
        {
            found.Add(ErasureObstacle.TaskInHand);
        }

        // An open redemption is why points are held; it is said once.
        if (openRedemptions > 0)
        {
            found.Add(ErasureObstacle.RedemptionOpen);
        }
        else if (heldPoints > 0)
        {
            found.Add(ErasureObstacle.PointsHeld);
        }

        return found.ToImmutable();
    }

    /// <summary>When to look next; null when all is done.</summary>
    /// <param name="looks">How often it was looked, the last time included, ≥ 1.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? NextLook(int looks, DateTimeOffset now) => looks switch
    {
        1 => now + SecondLook,
        2 => now + LastLook,
        _ => null,
    };
}
