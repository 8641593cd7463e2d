namespace RedStation.Tests.Cluster.Chaos.Faults;

/// <summary>Which faults happen when: the same seed gives the same plan.</summary>
public static class FaultSchedule
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(6);

    /// <summary>Makes a plan: one fault after the other, each that is possible once before any comes again.</summary>
    public static IReadOnlyList<ScheduledFault> Make(int seed, TimeSpan length, IReadOnlyList<PossibleFault> possible)
    {
        var random = new Random(seed);
        var plan = new List<ScheduledFault>();
        var left = new Queue<PossibleFault>();
        for (var time = TimeSpan.Zero; possible.Count > 0;)
        {
            if (left.Count == 0)
            {
                var shuffled = possible.ToArray();
                random.Shuffle(shuffled);
                left = new(shuffled);
            }

            var fault = left.Dequeue();
            var (after, lasts) = (Between(random, ShortestPause, LongestPause), Between(random, fault.Lasts.Shortest, fault.Lasts.Longest));
            time += after + lasts;
            if (time > length)
            {
                return plan;
            }

            plan.Add(new(after, fault.Kind, fault.Target, lasts, fault.AtGrant));
        }

        return plan;
    }

    private static TimeSpan Between(Random random, TimeSpan shortest, TimeSpan longest) => shortest + ((longest - shortest) * random.NextDouble());
}
