namespace RedStation.Domain.Ledger;

/// <summary>What a ledger entry counts. Units never mix: each sums to zero on its own.</summary>
public enum LedgerUnit
{
    /// <summary>Points.</summary>
    Points = 0,

    /// <summary>Minutes of certified social time.</summary>
    SocialMinutes = 1,

    /// <summary>Money, in fen (1/100 yuan).</summary>
    Fen = 2,
}
