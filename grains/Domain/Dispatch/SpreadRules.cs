using System.Collections.Immutable;

namespace RedStation.Domain.Dispatch;

/// <summary>How evenly offers are spread between the riders of a district: a figure for everybody that tells nothing of a single one.</summary>
public static class SpreadRules
{
    /// <summary>Of fewer riders nothing is told.</summary>
    public const int LeastRiders = 10;

    /// <summary>For how long back offers and hours are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>Who was on duty for less in that time is not counted: a single offer in five minutes would be a dozen an hour.</summary>
    public static readonly TimeSpan LeastDuty = TimeSpan.FromHours(1);

    private const int RateDigits = 1;
    private const int GiniDigits = 2;

    /// <summary>
    /// The spread in each district that has enough riders, by adcode; a rider is of the district that was their home for most of their time on duty.
    /// </summary>
    /// <param name="shares">What each rider had; of one rider there may be several, of the districts that were their home.</param>
    public static ImmutableArray<DispatchSpread> Of(IEnumerable<RiderShare> shares) =>
    [
        .. shares.GroupBy(share => share.RiderId)
            .Select(own => (Home: own.MaxBy(share => share.Duty)!.District, Duty: Sum(own), own.First().Offers))
            .Where(rider => rider.Duty >= LeastDuty)
            .GroupBy(rider => rider.Home, rider => rider.Offers / rider.Duty.TotalHours)
            .Where(district => district.Count() >= LeastRiders)
            .OrderBy(district => district.Key, StringComparer.Ordinal)
            .Select(Spread),
    ];

    /// <summary>The Gini coefficient of values ≥ 0: 0 when all are the same, towards 1 when one has everything; 0 when nobody has anything.</summary>
    public static double Gini(IReadOnlyCollection<double> values)
    {
        var (sum, weighted, rank) = (0.0, 0.0, 0);
        foreach (var value in values.Order())
        {
            rank++;
            sum += value;
            weighted += ((2 * rank) - values.Count - 1) * value;
        }

        return sum > 0 ? weighted / (values.Count * sum) : 0;
    }

    private static DispatchSpread Spread(IGrouping<string, double> district)
    {
        List<double> rates = [.. district];
        return new(district.Key, rates.Count, Math.Round(Median(rates), RateDigits), Math.Round(Gini(rates), GiniDigits));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }

    private static TimeSpan Sum(IEnumerable<RiderShare> shares) => shares.Aggregate(TimeSpan.Zero, (sum, share) => sum + share.Duty);
}

/// <summary>What a rider had of a district's offers.</summary>
/// <param name="RiderId">The rider.</param>
/// <param name="District">The adcode that was their home then.</param>
/// <param name="Duty">How long they were on duty with that home.</param>
/// <param name="Offers">How many tasks they were offered, in all of the time.</param>
public sealed record RiderShare(string RiderId, string District, TimeSpan Duty, int Offers);

/// <summary>How offers are spread between the riders of a district.</summary>
/// <param name="District">The adcode that the riders are at home in.</param>
/// <param name="Riders">How many were counted, at least 10.</param>
/// <param name="OffersPerHour">How many tasks the one in the middle was offered an hour on duty.</param>
/// <param name="Gini">The Gini coefficient of offers an hour on duty: 0 all the same, towards 1 all to one.</param>
public sealed record DispatchSpread(string District, int Riders, double OffersPerHour, double Gini);
