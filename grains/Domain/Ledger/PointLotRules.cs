using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Domain.Ledger;

/// <summary>
/// Which of a rider's points are still there. The oldest are spent first, and what is on hold counts as spent; so what a rider has are the
/// points that were credited last. What was credited before there were lots is older than all of them.
/// </summary>
public static class PointLotRules
{
    /// <summary>How long before points expire their rider is told.</summary>
    public static readonly TimeSpan AnnouncedBefore = TimeSpan.FromDays(30);

    /// <summary>
    /// When points lose their validity that are credited at a moment: with the last of so many months after the month of the credit.
    /// </summary>
    /// <param name="credited">When they are credited.</param>
    /// <param name="months">How many months after that month they are valid, ≥ 1; null for without end.</param>
    public static DateTimeOffset? ExpiresAt(DateTimeOffset credited, int? months) =>
        months is { } count ? ChinaTime.StartOf(MonthOf(credited).AddMonths(count + 1)) : null;

    /// <summary>The first day of the month that a moment falls in, China's.</summary>
    public static DateOnly MonthOf(DateTimeOffset moment) => ChinaTime.Day(moment) is var day ? new DateOnly(day.Year, day.Month, 1) : default;

    /// <summary>What is unspent of each lot, the oldest first; lots of which nothing is left are not in it.</summary>
    /// <param name="lots">An account's lots, in any order.</param>
    /// <param name="available">What the account has and has not promised, what is over and not yet taken included; ≥ 0.</param>
    public static ImmutableArray<UnspentPoints> Unspent(IEnumerable<PointLot> lots, long available)
    {
        var unspent = new Stack<UnspentPoints>();
        // From the newest on. Within a month those come last, and stay longest, that are valid longest.
        foreach (var lot in lots.OrderByDescending(lot => lot.Month).ThenByDescending(lot => lot.ExpiresAt ?? DateTimeOffset.MaxValue))
        {
            var points = Math.Min(available, lot.Left);
            available -= points;
            if (points > 0)
            {
                unspent.Push(new UnspentPoints(lot, points));
            }
        }

        return [.. unspent];
    }

    /// <summary>What is to be taken because its validity is over.</summary>
    public static ImmutableArray<UnspentPoints> Due(IEnumerable<PointLot> lots, long available, DateTimeOffset now) =>
        [.. Unspent(lots, available).Where(unspent => unspent.Lot.IsOver(now))];

    /// <summary>
    /// When points of an account can be over next. A moment gone by when points on hold are over: should the hold end, they are taken at once.
    /// </summary>
    /// <param name="lots">The lots, after what was due has been taken.</param>
    /// <param name="balance">What the account has, what is on hold included.</param>
    public static DateTimeOffset? NextExpiry(IEnumerable<PointLot> lots, long balance) =>
        Unspent(lots, balance).Min(unspent => unspent.Lot.ExpiresAt);

    /// <summary>What expires next, when that is so soon that the rider is told; otherwise null.</summary>
    public static ExpiringPoints? Announced(IEnumerable<UnspentPoints> unspent, DateTimeOffset now) =>
        Expiring(unspent, now).FirstOrDefault() is { } next && next.At <= now + AnnouncedBefore ? next : null;

    /// <summary>What expires when, the next first.</summary>
    public static IEnumerable<ExpiringPoints> Expiring(IEnumerable<UnspentPoints> unspent, DateTimeOffset now) => unspent
        .Where(one => one.Lot.ExpiresAt > now)
        .GroupBy(one => one.Lot.ExpiresAt!.Value, (at, lots) => new ExpiringPoints(lots.Sum(lot => lot.Points), at))
        .OrderBy(one => one.At);

    /// <summary>
    /// What a reversal of a credit takes from the lots of the month in which it was credited. They count no longer, so that the reversal does not
    /// count as spending older points.
    /// </summary>
    /// <param name="lots">The account's lots.</param>
    /// <param name="month">The month of the credit.</param>
    /// <param name="points">What is taken back.</param>
    public static ImmutableArray<(PointLot Lot, long Points)> TakenBack(IEnumerable<PointLot> lots, DateOnly month, long points)
    {
        var taken = ImmutableArray.CreateBuilder<(PointLot, long)>();
        foreach (var lot in lots.Where(lot => lot.Month == month && lot.Left > 0))
        {
            var part = Math.Min(points, lot.Left);
            points -= part;
            if (part > 0)
            {
                taken.Add((lot, part));
            }
        }

        return taken.ToImmutable();
    }

    /// <summary>The transfer that takes what is unspent of a lot when its validity is over. One id for each, whoever notices first.</summary>
    /// <param name="riderId">Whose points.</param>
    /// <param name="due">The lot and what is unspent of it.</param>
    /// <param name="now">When it is booked; it counts from the moment at which the validity was over.</param>
    public static LedgerTransaction Expire(string riderId, UnspentPoints due, DateTimeOffset now)
    {
        var lot = due.Lot;
        // What was on hold and returned is taken by a second transfer, told apart by what was taken before.
        var id = FormattableString.Invariant($"expire:{riderId}:{lot.Month:yyyy-MM}:{ChinaTime.Day(lot.ExpiresAt!.Value):yyyy-MM-dd}:{lot.Expired}");
        var month = FormattableString.Invariant($"{lot.Month:yyyy-MM}");
        return LedgerTransfers.Move(
            id, "points_expired", month, now, LedgerAccounts.Rider(riderId), LedgerAccounts.Expired, LedgerUnit.Points, due.Points) with
        {
            EffectiveAt = lot.ExpiresAt,
        };
    }
}
