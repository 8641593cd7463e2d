namespace RedStation.Domain.Ledger;

/// <summary>Points that a rider was credited in one month under the same terms.</summary>
/// <param name="Month">The first day of the month, China's.</param>
/// <param name="ExpiresAt">From when they are valid no longer; null for never.</param>
/// <param name="Credited">How many there were, without those that were taken back by a reversal; ≥ 0.</param>
/// <param name="Expired">How many of them have been taken because their validity was over; from 0 to <paramref name="Credited"/>.</param>
public sealed record PointLot(DateOnly Month, DateTimeOffset? ExpiresAt, long Credited, long Expired)
{
    /// <summary>How many can still be there at most.</summary>
    public long Left => Credited - Expired;

    /// <summary>Whether its validity is over.</summary>
    public bool IsOver(DateTimeOffset now) => ExpiresAt <= now;
}

/// <summary>What a rider has not spent of a lot.</summary>
/// <param name="Lot">The lot.</param>
/// <param name="Points">How many, ≥ 1.</param>
public sealed record UnspentPoints(PointLot Lot, long Points);
