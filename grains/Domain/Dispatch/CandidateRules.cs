using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Dispatch;

/// <summary>Who may be asked (invariant 3).</summary>
public static class CandidateRules
{
    /// <summary>Travel, task and margin.</summary>
    public static TimeSpan Needed(double distanceM, int minutes, DispatchOptions options) =>
        TimeSpan.FromSeconds(Math.Ceiling(distanceM * options.Detour / options.TravelSpeed)) + TimeSpan.FromMinutes(minutes) + options.Margin;

    /// <summary>The nearest of candidates, of equal ones the smaller id, so that two searches agree.</summary>
    public static ImmutableArray<Candidate> Nearest(IEnumerable<Candidate> candidates, int limit) =>
        [.. candidates.OrderBy(candidate => candidate.DistanceM).ThenBy(candidate => candidate.RiderId, StringComparer.Ordinal).Take(limit)];

    /// <summary>Whether the rider may be asked, and how far away they are. What needs no distance is looked at first.</summary>
    internal static bool MayAsk(in KnownRider rider, in Sought sought, out double distanceM)
    {
        distanceM = 0;
        if (!rider.Free || rider.At < sought.Oldest || rider.LimitAt <= sought.Now || (rider.Skills & sought.Skills) != sought.Skills
            || !HasSlack(rider, sought, 0))
        {
            return false;
        }

        distanceM = Distance.Metres(rider.Position, sought.Centre);
        return distanceM <= sought.RadiusM && HasSlack(rider, sought, distanceM);
    }

    /// <summary>The rider, who may be asked, as a candidate.</summary>
    internal static Candidate Candidate(in KnownRider rider, in Sought sought, double distanceM) => new(
        rider.RiderId!,
        (int)Math.Round(distanceM),
        Needed(distanceM, sought.Minutes, sought.Options),
        rider.OrderDeadline == long.MaxValue ? null : new TimeSpan(rider.OrderDeadline - sought.Now),
        SkillSet.Skills(rider.Skills));

    private static bool HasSlack(in KnownRider rider, in Sought sought, double distanceM) =>
        rider.OrderDeadline == long.MaxValue
        || rider.OrderDeadline - sought.Now >= Needed(distanceM, sought.Minutes, sought.Options).Ticks;
}
