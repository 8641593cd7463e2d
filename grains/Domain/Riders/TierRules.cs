using RedStation.Contracts.Profiles;

namespace RedStation.Domain.Riders;

/// <summary>Partner tiers.</summary>
public static class TierRules
{
    /// <summary>The tier that certified social hours give.</summary>
    public static RiderTier For(decimal socialHours) => socialHours switch
    {
        >= 50 => RiderTier.Guardian,
        >= 10 => RiderTier.Partner,
        _ => RiderTier.Newcomer,
    };
}
