namespace RedStation.Contracts.Profiles;

/// <summary>What a station learns about a rider it recognises.</summary>
[GenerateSerializer, Immutable, Alias("rider-card")]
public sealed record RiderCard(
    [property: Id(0)] string Id,
    [property: Id(1)] string DisplayName,
    [property: Id(2)] RiderTier Tier,
    [property: Id(3)] string? HomeDistrict,
    [property: Id(4)] long Points,
    [property: Id(5)] decimal SocialHours);
