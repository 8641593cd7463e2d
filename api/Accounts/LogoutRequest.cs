namespace RedStation.Api.Accounts;

/// <summary>Ends a session.</summary>
/// <param name="RefreshToken">The session's refresh token.</param>
public sealed record LogoutRequest(string? RefreshToken);
