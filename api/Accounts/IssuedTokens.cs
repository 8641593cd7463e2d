using RedStation.Api.Http.Identity;

namespace RedStation.Api.Accounts;

/// <summary>The answer to a sign-in.</summary>
/// <param name="AccessToken">For the <c>Authorization</c> header, and for hubs as <c>access_token</c>.</param>
/// <param name="ExpiresIn">Seconds for which it works.</param>
/// <param name="RefreshToken">For the grant <c>refresh</c>, once; null for players inside the process.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Subject">Who signed in.</param>
public sealed record IssuedTokens(string AccessToken, int ExpiresIn, string? RefreshToken, string Role, string Subject);
