using System.Collections.Immutable;

namespace RedStation.Domain.Outbound;

/// <summary>
/// When a post that failed is tried again: ten times in all, over a little more than three days. What is urgent means something for a day only, and
/// is tried each minute at first: a receiver that was away for ten minutes is told within the next.
/// </summary>
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

    private static readonly ImmutableArray<TimeSpan> UrgentPauses =
        [TimeSpan.Zero, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20)];

    /// <summary>The pause after so many attempts have failed; null when there is no further one.</summary>
    /// <param name="attempts">How many have been made, ≥ 1.</param>
    /// <param name="chance">A random number from 0 to 1.</param>
    /// <param name="retryAfter">What the receiver asked for, or null. It makes a pause longer, never shorter.</param>
    public static TimeSpan? AfterFailure(int attempts, double chance, TimeSpan? retryAfter)
    {
        return attempts < Pauses.Length ? Longer(Pauses[attempts], chance, retryAfter) : null;
    }

    /// <summary>The same for what is urgent: after seconds, each minute for an hour, and every ten minutes for a day.</summary>
    public static TimeSpan? AfterUrgentFailure(int attempts, double chance, TimeSpan? retryAfter)
    {
        var (hour, day) = (UrgentPauses.Length + 60, UrgentPauses.Length + 60 + 144);
        return attempts < UrgentPauses.Length ? Longer(UrgentPauses[attempts], chance, retryAfter)
            : attempts < hour ? Longer(TimeSpan.FromMinutes(1), chance, retryAfter)
            : attempts < day ? Longer(TimeSpan.FromMinutes(10), chance, retryAfter)
            : null;
    }

    private static TimeSpan Longer(TimeSpan pause, double chance, TimeSpan? retryAfter)
    {
        var planned = pause * (1 + (chance * MostJitter));
        var asked = retryAfter is { } wish && wish > LongestRetryAfter ? LongestRetryAfter : retryAfter;
        return asked is { } longer && longer > planned ? longer : planned;
    }
}
