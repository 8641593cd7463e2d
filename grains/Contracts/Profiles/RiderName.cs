namespace RedStation.Contracts.Profiles;

/// <summary>What others call a rider.</summary>
[GenerateSerializer, Immutable, Alias("rider-name")]
public sealed record RiderName([property: Id(0)] string DisplayName);
