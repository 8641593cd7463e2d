using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Contracts.Exchange;
using RedStation.Grains.Exchange;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Services as tests say, in every district alike.</summary>
public sealed class StubServiceTerms : IServiceTerms
{
    private readonly ConcurrentDictionary<string, ServiceTerms> terms = new();

    /// <summary>Puts a service on the list, or changes it.</summary>
    public void Put(ServiceTerms service) => terms[service.ServiceId] = service;

    public ValueTask<ServiceTerms?> Find(string serviceId, string? district, DateTimeOffset at) =>
        ValueTask.FromResult(terms.GetValueOrDefault(serviceId));

    public ValueTask<ImmutableArray<ServiceTerms>> All(string? district, DateTimeOffset at) => ValueTask.FromResult(terms.Values.ToImmutableArray());

    public ValueTask<ImmutableArray<ServiceTerms>> OfProvider(string providerId, DateTimeOffset at) =>
        ValueTask.FromResult(terms.Values.Where(service => service.ProviderId == providerId).ToImmutableArray());
}
