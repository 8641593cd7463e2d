using System.Collections.Immutable;

namespace RedStation.Contracts.Profiles;

/// <summary>What a station learns about a rider it recognises.</summary>
[GenerateSerializer, Immutable, Alias("rider-card")]
public sealed record RiderCard(
    [property: Id(0)] string Id,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] RiderTier Tier,
    [property: Id(3)] string? HomeDistrict,
    [property: Id(4)] long Points,
    [property: Id(5)] decimal SocialHours)
{
    /// <summary>Their honours; null when they have none.</summary>
    [Id(6)] public ImmutableArray<HonourName>? Honours { get; init; }
}

/// <summary>What others call a rider.</summary>
[GenerateSerializer, Immutable, Alias("rider-name")]
public sealed record RiderName([property: Id(0)] string DisplayName);

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

/// <summary>What a rider is certified to do.</summary>
[Alias("skill")]
public enum Skill
{
    /// <summary>Mediation of disputes.</summary>
    Mediation = 0,

    /// <summary>First aid.</summary>
    FirstAid = 1,
}

/// <summary>What a rider has.</summary>
/// <param name="Points">Points.</param>
/// <param name="SocialHours">Certified social hours, 社会工时, to the hundredth.</param>
[GenerateSerializer, Immutable, Alias("balance")]
public sealed record Balance([property: Id(0)] long Points, [property: Id(1)] decimal SocialHours)
{
    /// <summary>What of the points expires next, when that is within 30 days; otherwise null.</summary>
    [Id(2)] public ExpiringPoints? Expiring { get; init; }
}

/// <summary>Points that are valid until a moment.</summary>
/// <param name="Points">How many, ≥ 1.</param>
/// <param name="At">From when they are valid no longer: the beginning of a month, China's.</param>
[GenerateSerializer, Immutable, Alias("expiring-points")]
public sealed record ExpiringPoints([property: Id(0)] long Points, [property: Id(1)] DateTimeOffset At);
