namespace RedStation.Contracts.Riders;

/// <summary>What a rider shows at a station: works once, within a minute.</summary>
/// <param name="Credential">The text of the QR code.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
[GenerateSerializer, Immutable, Alias("issued-credential")]
public sealed record IssuedCredential([property: Id(0)] string Credential, [property: Id(1)] DateTimeOffset ExpiresAt);

/// <summary>A credential as a station hands it to the rider's grain.</summary>
/// <param name="Credential">What was read.</param>
/// <param name="Occasion">
/// Who may ask again and gets the same answer: the station. It has its check-ins to tell a reader that reads twice from a rider who comes again.
/// </param>
/// <param name="StationId">Where.</param>
/// <param name="StationName">Where, for people.</param>
/// <param name="StationDistrict">The station's adcode.</param>
/// <param name="UseIsKept">
/// True: the station writes down that the credential was used, and then tells the rider by <see cref="IRiderGrain.Welcome"/>. Read by riders of
/// before 29 November 2026 only, during a rolling upgrade.
/// </param>
/// <param name="InVisit">
/// Whether the station has welcomed the rider already and opens nothing for this reading. The credential must be the rider's and not used
/// elsewhere, it is not used up, and whether its time is over is for the station to judge.
/// </param>
/// <param name="ReadInVisit">Whether it was read in that visit before. One that was not is free again, should it have been taken for used.</param>
[GenerateSerializer, Immutable, Alias("presented-credential")]
public sealed record PresentedCredential(
    [property: Id(0)] string Credential,
    [property: Id(1)] string Occasion,
    [property: Id(2)] string StationId,
    [property: Id(3)] string StationName,
    [property: Id(4)] string StationDistrict,
    [property: Id(5)] bool UseIsKept = false,
    [property: Id(6)] bool InVisit = false,
    [property: Id(7)] bool ReadInVisit = false);

/// <summary>Where and when a rider was recognised.</summary>
[GenerateSerializer, Immutable, Alias("recognised-at")]
public sealed record RecognisedAt(
    [property: Id(0)] string StationId, [property: Id(1)] string StationName, [property: Id(2)] DateTimeOffset At, [property: Id(3)] bool Visiting);
