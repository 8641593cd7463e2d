using RedStation.Domain;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>
/// A rider's points one by one: those that were credited and are not gone, the oldest first. What the rider has are the last so many of them;
/// those of them that are over are taken.
/// </summary>
public sealed class PointQueueModel
{
    private readonly List<(DateOnly Month, DateTimeOffset? ExpiresAt)> credited = [];
    private bool hasLots;

    /// <summary>What the rider has and has not promised.</summary>
    public int Available { get; private set; }

    /// <summary>How many points were taken because they were over.</summary>
    public int Expired { get; private set; }

    public void Credit(DateOnly month, DateTimeOffset? expiresAt, int points)
    {
        hasLots |= expiresAt is not null;
        // What comes before anything that expires is older than all that follows, also of the same month.
        credited.AddRange(Enumerable.Repeat((hasLots ? month : DateOnly.MinValue, expiresAt), points));
        credited.Sort((one, other) => Order(one).CompareTo(Order(other)));
        Available += points;
    }

    /// <summary>Spends, or holds.</summary>
    public bool Spend(int points)
    {
        if (points > Available)
        {
            return false;
        }

        Available -= points;
        return true;
    }

    /// <summary>What was held or spent comes back.</summary>
    public void Return(int points) => Available += points;

    /// <summary>A credit is reversed: its points are gone, as far as the rider has as many.</summary>
    public void TakeBack(DateOnly month, int points)
    {
        for (var taken = Math.Min(points, Available); taken > 0; taken--)
        {
            Available--;
            credited.Remove(credited.FirstOrDefault(point => point.Month == month));
        }
    }

    /// <summary>Takes what is over.</summary>
    public void Expire(DateTimeOffset now)
    {
        var spent = credited.Count - Available;
        var over = credited.Skip(spent).Count(point => point.ExpiresAt <= now);
        var left = credited.Skip(spent).Where(point => !(point.ExpiresAt <= now)).ToList();
        credited.RemoveRange(spent, credited.Count - spent);
        credited.AddRange(left);
        Available -= over;
        Expired += over;
    }

    /// <summary>What expires when.</summary>
    public IEnumerable<(DateTimeOffset At, long Points)> Expiring() => credited.Skip(credited.Count - Available)
        .Where(point => point.ExpiresAt is not null)
        .GroupBy(point => point.ExpiresAt!.Value, (at, points) => (at, (long)points.Count()))
        .OrderBy(one => one.at);

    /// <summary>The month of a moment.</summary>
    public static DateOnly MonthOf(DateTimeOffset moment)
    {
        var day = ChinaTime.Day(moment);
        return day.AddDays(1 - day.Day);
    }

    private static (DateOnly, DateTimeOffset) Order((DateOnly Month, DateTimeOffset? ExpiresAt) point) =>
        (point.Month, point.ExpiresAt ?? DateTimeOffset.MaxValue);
}
