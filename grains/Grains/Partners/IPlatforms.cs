using System.Collections.Immutable;
using RedStation.Domain.Partners;

namespace RedStation.Grains.Partners;

/// <summary>The delivery platforms that take part, and who is linked to them.</summary>
public interface IPlatforms
{
    /// <summary>A platform, also a suspended one; null when there is none of that id.</summary>
    Task<Platform?> Find(string platformId);

    /// <summary>A rider's links to platforms that take part now, by platform id.</summary>
    Task<ImmutableArray<PlatformLink>> LinksOf(string riderId);

    /// <summary>Who is behind a platform's pseudonym; null when nobody is linked by it any more.</summary>
    Task<PlatformLink?> FindLink(string platformId, string pseudonym);
}
