namespace RedStation.Contracts.Profiles;

/// <summary>What a rider has.</summary>
/// <param name="Points">Points.</param>
/// <param name="SocialHours">Certified social hours, 社会工时, to the hundredth.</param>
[GenerateSerializer, Immutable, Alias("balance")]
public sealed record Balance([property: Id(0)] long Points, [property: Id(1)] decimal SocialHours);
