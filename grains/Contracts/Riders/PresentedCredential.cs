namespace RedStation.Contracts.Riders;

/// <summary>A credential as a station hands it to the rider's grain.</summary>
/// <param name="Credential">What was read.</param>
/// <param name="Occasion">The station and operation; the same occasion may ask again and gets the same answer.</param>
/// <param name="StationId">Where.</param>
/// <param name="StationName">Where, for people.</param>
/// <param name="StationDistrict">The station's adcode.</param>
/// <param name="UseIsKept">
/// Whether the station writes down that the credential was used, and then tells the rider by <see cref="IRiderGrain.Welcome"/>. Stations of
/// before 26 November 2026 leave both to the rider's grain, and may still ask during a rolling upgrade.
/// </param>
[GenerateSerializer, Immutable, Alias("presented-credential")]
public sealed record PresentedCredential(
    [property: Id(0)] string Credential,
    [property: Id(1)] string Occasion,
    [property: Id(2)] string StationId,
    [property: Id(3)] string StationName,
    [property: Id(4)] string StationDistrict,
    [property: Id(5)] bool UseIsKept = false);
