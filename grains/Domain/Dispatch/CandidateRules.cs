using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Dispatch;

/// <summary>Who may be asked (invariant 3), and why the others are not.</summary>
public static class CandidateRules
{
    /// <summary>How far around a task a dispatcher is shown riders, in metres: beyond the rings, for who is there can be given it by hand.</summary>
    public const int ShownWithinM = 10_000;

    /// <summary>Travel, task and margin.</summary>
    public static TimeSpan Needed(double distanceM, int minutes, DispatchOptions options) =>
        TimeSpan.FromSeconds(Math.Ceiling(distanceM * options.Detour / options.TravelSpeed)) + TimeSpan.FromMinutes(minutes) + options.Margin;

    /// <summary>
    /// The nearest of candidates, by the far edge of their fix; those a task cannot be given to come last. Of equal ones the smaller id, so that
    /// two searches agree.
    /// </summary>
    public static ImmutableArray<Candidate> Nearest(IEnumerable<Candidate> candidates, int limit) =>
    [
        .. candidates.OrderBy(candidate => MayAssign(candidate.Reason) ? 0 : 1).ThenBy(FarthestM)
            .ThenBy(candidate => candidate.RiderId, StringComparer.Ordinal).Take(limit),
    ];

    /// <summary>The far edge of a candidate's fix, in metres from the task.</summary>
    public static int FarthestM(Candidate candidate) => candidate.DistanceM + FixRules.Counted(candidate.AccuracyM);

    /// <summary>Whether a dispatcher may give the task to a rider who is not asked for this reason.</summary>
    public static bool MayAssign(CandidateReason? reason) => reason
        is not (CandidateReason.Busy or CandidateReason.TooLittleSlack or CandidateReason.DailyLimit or CandidateReason.SkillMissing);

    /// <summary>Whether the rider may be asked, and how far away they are. What needs no distance is looked at first.</summary>
    internal static bool MayAsk(in KnownRider rider, in CandidateFilter sought, out double distanceM)
    {
        distanceM = 0;
        if (!rider.Free || rider.At < sought.Oldest || rider.LimitAt <= sought.Now || (rider.Skills & sought.Skills) != sought.Skills
            || rider.CountedM > FixRules.CoarsestM || !HasSlack(rider, sought, 0))
        {
            return false;
        }

        distanceM = Distance.Metres(rider.Position, sought.Centre);
        var farthestM = distanceM + rider.CountedM;
        return farthestM <= sought.RadiusM && HasSlack(rider, sought, farthestM);
    }

    /// <summary>Whether a dispatcher is shown the rider, who may not be asked, and how far away they are.</summary>
    internal static bool MayShow(in KnownRider rider, in CandidateFilter sought, out double distanceM)
    {
        distanceM = rider.At < sought.Oldest ? double.PositiveInfinity : Distance.Metres(rider.Position, sought.Centre);
        return distanceM <= sought.RadiusM;
    }

    /// <summary>The rider as a candidate.</summary>
    internal static Candidate Candidate(in KnownRider rider, in CandidateFilter sought, double distanceM)
    {
        var needed = Needed(distanceM + rider.CountedM, sought.Minutes, sought.Options);
        var slack = rider.OrderDeadline == long.MaxValue || rider.OrderDeadline <= sought.Now
            ? (TimeSpan?)null
            : new(rider.OrderDeadline - sought.Now);
        return new(
            rider.RiderId!,
            (int)Math.Round(distanceM),
            needed,
            slack,
            SkillSet.Skills(rider.Skills),
            rider.AccuracyM,
            new DateTimeOffset(rider.At, TimeSpan.Zero),
            WhyNot(rider, sought, slack < needed));
    }

    private static CandidateReason? WhyNot(in KnownRider rider, in CandidateFilter sought, bool hasTooLittleSlack) =>
        !rider.Free ? CandidateReason.Busy
        : rider.LimitAt <= sought.Now ? CandidateReason.DailyLimit
        : (rider.Skills & sought.Skills) != sought.Skills ? CandidateReason.SkillMissing
        : hasTooLittleSlack ? CandidateReason.TooLittleSlack
        : rider.CountedM > FixRules.CoarsestM ? CandidateReason.PlaceTooCoarse
        : null;

    private static bool HasSlack(in KnownRider rider, in CandidateFilter sought, double distanceM) =>
        rider.OrderDeadline == long.MaxValue || rider.OrderDeadline <= sought.Now
        || rider.OrderDeadline - sought.Now >= Needed(distanceM, sought.Minutes, sought.Options).Ticks;
}
