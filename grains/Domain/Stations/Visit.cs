using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>A rider's stay at a station. However often they are read meanwhile, it is one check-in and one door that opened.</summary>
/// <param name="Welcome">The recognition it began with.</param>
/// <param name="Nonces">Which of the rider's credentials were read in it, the latest last.</param>
/// <param name="ReadAt">When the rider was last read.</param>
public sealed record Visit(Recognition Welcome, ImmutableArray<string> Nonces, DateTimeOffset ReadAt)
{
    /// <summary>Whose.</summary>
    public string RiderId => Welcome.Rider.Id;
}
