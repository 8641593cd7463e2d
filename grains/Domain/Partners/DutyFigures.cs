using System.Collections.Immutable;

namespace RedStation.Domain.Partners;

/// <summary>What linked riders have done in a district in a month, of all platforms together.</summary>
/// <param name="District">The adcode; null for all districts.</param>
/// <param name="Riders">How many riders, at least <see cref="DutyFigureRules.LeastRiders"/>.</param>
/// <param name="Duties">How many tasks of theirs were done.</param>
/// <param name="GrantedMinutes">How many minutes platforms have forgiven for them.</param>
public sealed record DutyFigures(string? District, int Riders, long Duties, long GrantedMinutes);

/// <summary>What one rider has done in a district in a month.</summary>
/// <param name="District">The adcode.</param>
/// <param name="RiderId">The rider.</param>
/// <param name="Duties">How many tasks were done.</param>
/// <param name="GrantedMinutes">How many minutes were forgiven for them.</param>
public sealed record RiderDuties(string District, string RiderId, long Duties, long GrantedMinutes);

/// <summary>Sums that anybody may read, none of which tells of fewer than ten riders, neither alone nor by taking one from another.</summary>
public static class DutyFigureRules
{
    /// <summary>The fewest riders that a figure may be of.</summary>
    public const int LeastRiders = 10;

    /// <summary>How long after a month its figures are final: by then its last duty cannot be answered any more.</summary>
    public static readonly TimeSpan FinalAfter = TimeSpan.FromDays(2);

    /// <summary>When a month begins, and whether its figures are final.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="now">The time.</param>
    public static bool IsFinal(DateOnly month, DateTimeOffset now) => ChinaTime.StartOf(month.AddMonths(1)) + FinalAfter <= now;

    /// <summary>
    /// The figures of a month. Districts of fewer riders are left out, and with them the next smallest ones while those left out together are too
    /// few: for whoever takes the districts from the total gets what was left out.
    /// </summary>
    public static (DutyFigures? Total, ImmutableArray<DutyFigures> Districts) Of(IReadOnlyCollection<RiderDuties> facts)
    {
        var bySize = facts.GroupBy(one => one.District).Select(own => own.ToList())
            .OrderBy(own => Riders(own)).ThenBy(own => own[0].District, StringComparer.Ordinal).ToList();
        var hidden = bySize.TakeWhile(own => Riders(own) < LeastRiders).Count();
        while (hidden > 0 && hidden < bySize.Count && Riders(bySize.Take(hidden).SelectMany(own => own)) < LeastRiders)
        {
            hidden++;
        }

        return (
            Riders(facts) < LeastRiders ? null : Sum(null, facts),
            [.. bySize.Skip(hidden).Select(own => Sum(own[0].District, own)).OrderBy(one => one.District, StringComparer.Ordinal)]);
    }

    private static int Riders(IEnumerable<RiderDuties> facts) => facts.Select(one => one.RiderId).Distinct().Count();

    private static DutyFigures Sum(string? district, IReadOnlyCollection<RiderDuties> facts) =>
        new(district, Riders(facts), facts.Sum(one => one.Duties), facts.Sum(one => one.GrantedMinutes));
}
