using System.Collections.Immutable;
using RedStation.Contracts.Exchange;

namespace RedStation.Grains.Exchange;

/// <summary>What services cost and to whom they are given, as the lists in force say.</summary>
public interface IServiceTerms
{
    /// <summary>A service's terms, or null when it is not offered.</summary>
    /// <param name="serviceId">The service.</param>
    /// <param name="district">The rider's district; null for the city's list alone.</param>
    /// <param name="at">When.</param>
    ValueTask<ServiceTerms?> Find(string serviceId, string? district, DateTimeOffset at);

    /// <summary>All services that are offered in a district, in the order of the list.</summary>
    /// <param name="district">The district; null for the city's list alone.</param>
    /// <param name="at">When.</param>
    ValueTask<ImmutableArray<ServiceTerms>> All(string? district, DateTimeOffset at);

    /// <summary>The services that a provider gives by any list in force, each once.</summary>
    /// <param name="providerId">The provider.</param>
    /// <param name="at">When.</param>
    ValueTask<ImmutableArray<ServiceTerms>> OfProvider(string providerId, DateTimeOffset at);
}
