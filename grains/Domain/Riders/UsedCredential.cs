namespace RedStation.Domain.Riders;

/// <summary>A credential that has been used.</summary>
/// <param name="Nonce">Which.</param>
/// <param name="Occasion">The station that used it; of stations of before 29 November 2026 the station and operation.</param>
/// <param name="ExpiresAt">From then on it need not be remembered.</param>
public sealed record UsedCredential(string Nonce, string Occasion, DateTimeOffset ExpiresAt);
