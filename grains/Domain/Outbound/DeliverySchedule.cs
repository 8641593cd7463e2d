using System.Collections.Immutable;

namespace RedStation.Domain.Outbound;

/// <summary>When a post that failed is tried again: ten times in all, over a little more than three days.</summary>
public static class DeliverySchedule
{
    /// <summary>How much longer than planned a pause may be, as a part of it: those who failed together do not come back together.</summary>
    public const double MostJitter = 0.1;

    /// <summary>The longest that a receiver may ask us to stay away.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(24);

    /// <summary>The pause before each attempt, the first included.</summary>
    public static ImmutableArray<TimeSpan> Pauses { get; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>The pause after so many attempts have failed; null when there is no further one.</summary>
    /// <param name="attempts">How many have been made, ≥ 1.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    /// <param name="retryAfter">What the receiver asked for, or null. It makes a pause longer, never shorter.</param>
    public static TimeSpan? AfterFailure(int attempts, double chance, TimeSpan? retryAfter)
    {
        if (attempts >= Pauses.Length)
        {
            return null;
        }

        var planned = Pauses[attempts] * (1 + (chance * MostJitter));
        var asked = retryAfter is { } wish && wish > LongestRetryAfter ? LongestRetryAfter : retryAfter;
        return asked > planned ? asked : planned;
    }
}
