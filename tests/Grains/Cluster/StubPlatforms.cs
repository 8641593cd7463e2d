using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Platforms and links as tests say.</summary>
public sealed class StubPlatforms : IPlatforms
{
    private readonly ConcurrentDictionary<string, Platform> platforms = new();
    private readonly ConcurrentDictionary<(string Platform, string Rider), PlatformLink> links = new();

    /// <summary>Registers a platform, or changes it.</summary>
    public void Put(Platform platform) => platforms[platform.Id] = platform;

    /// <summary>Links a rider, by the platform's id and the rider's as the pseudonym.</summary>
    public void Link(string platformId, string riderId, params ImmutableArray<string> scopes) => links[(platformId, riderId)] =
        new PlatformLink(platformId, riderId, $"p-{platformId}-{riderId}", scopes.IsEmpty ? [PlatformScopes.Duty] : scopes, default);

    /// <summary>Ends a link.</summary>
    public void Unlink(string platformId, string riderId) => links.TryRemove((platformId, riderId), out _);

    public Task<Platform?> Find(string platformId) => Task.FromResult(platforms.GetValueOrDefault(platformId));

    public Task<ImmutableArray<PlatformLink>> LinksOf(string riderId) => Task.FromResult(links.Values
        .Where(link => link.RiderId == riderId && platforms.GetValueOrDefault(link.PlatformId)?.Status == PlatformStatus.Active)
        .OrderBy(link => link.PlatformId, StringComparer.Ordinal).ToImmutableArray());

    public Task<PlatformLink?> FindLink(string platformId, string pseudonym) => Task.FromResult(
        links.Values.FirstOrDefault(link => link.PlatformId == platformId && link.Pseudonym == pseudonym));
}
