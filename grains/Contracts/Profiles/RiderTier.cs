namespace RedStation.Contracts.Profiles;

/// <summary>A rider's partner tier, by certified social hours.</summary>
[Alias("rider-tier")]
public enum RiderTier
{
    /// <summary>Fewer than 10 hours, 新伙伴.</summary>
    Newcomer = 0,

    /// <summary>10 hours or more, 治理合伙人.</summary>
    Partner = 1,

    /// <summary>50 hours or more, 社区守护骑士.</summary>
    Guardian = 2,
}
