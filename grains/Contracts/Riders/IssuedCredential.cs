namespace RedStation.Contracts.Riders;

/// <summary>What a rider shows at a station: works once, within a minute.</summary>
/// <param name="Credential">The text of the QR code.</param>
/// <param name="ExpiresAt">From then on it is refused.</param>
[GenerateSerializer, Immutable, Alias("issued-credential")]
public sealed record IssuedCredential([property: Id(0)] string Credential, [property: Id(1)] DateTimeOffset ExpiresAt);
