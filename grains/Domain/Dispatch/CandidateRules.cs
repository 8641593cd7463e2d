using RedStation.Contracts.Dispatch;
using RedStation.Domain.Geo;
using RedStation.Domain.Riders;

namespace RedStation.Domain.Dispatch;

/// <summary>Who may be asked (invariant 3).</summary>
public static class CandidateRules
{
    /// <summary>Travel, task and margin.</summary>
    public static TimeSpan Needed(double distanceM, int minutes, DispatchOptions options) =>
        TimeSpan.FromSeconds(Math.Ceiling(distanceM * options.Detour / options.TravelSpeed)) + TimeSpan.FromMinutes(minutes) + options.Margin;

    /// <summary>The rider as a candidate, or null when they may not be asked.</summary>
    public static Candidate? Consider(Presence rider, NearbyQuery query, DispatchOptions options, DateTimeOffset now)
    {
        if (!rider.Free || IsStale(rider, options, now) || rider.LimitAt <= now || !AvailabilityRules.HasSkills(rider.Skills, query.Skills))
        {
            return null;
        }

        var distance = Distance.Metres(rider.Position, query.Centre);
        var needed = Needed(distance, query.Minutes, options);
        return distance > query.RadiusM || !AvailabilityRules.HasSlack(rider.OrderDeadline, needed, now)
            ? null
            : new Candidate(rider.RiderId, (int)Math.Round(distance), needed, rider.OrderDeadline - now, rider.Skills);
    }

    /// <summary>Whether a position is too old to count.</summary>
    public static bool IsStale(Presence rider, DispatchOptions options, DateTimeOffset now) => now - rider.At > options.PositionLife;
}
