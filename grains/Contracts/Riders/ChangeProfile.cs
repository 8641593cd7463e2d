namespace RedStation.Contracts.Riders;

/// <summary>A rider changes what others call them and where they are at home.</summary>
[GenerateSerializer, Immutable, Alias("change-profile")]
public sealed record ChangeProfile(
    [property: Id(0)] string OperationId, [property: Id(1)] string DisplayName, [property: Id(2)] string? HomeDistrict);
