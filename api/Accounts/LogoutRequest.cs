namespace RedStation.Api.Accounts;

/// <summary>Ends a session.</summary>
/// <param name="RefreshToken">The session's refresh token.</param>
/// <param name="Everywhere">Whether all sessions of the same bearer end. False when absent.</param>
public sealed record LogoutRequest(string? RefreshToken, bool? Everywhere = null);
