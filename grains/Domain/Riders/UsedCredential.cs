namespace RedStation.Domain.Riders;

/// <summary>A credential that has been used.</summary>
/// <param name="Nonce">Which.</param>
/// <param name="Occasion">The station and operation that used it.</param>
/// <param name="ExpiresAt">From then on it need not be remembered.</param>
public sealed record UsedCredential(string Nonce, string Occasion, DateTimeOffset ExpiresAt);
