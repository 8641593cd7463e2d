using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Grains.Honours;

/// <summary>The honours of riders, as the ledger and the cases are now.</summary>
public interface IRiderHonours
{
    /// <summary>The honours that a rider has, in the list's order.</summary>
    Task<ImmutableArray<HonourName>> Of(string riderId);
}
