using System.Collections.Immutable;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Accounts;

/// <summary>An account of staff.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Username">Its name for signing in.</param>
/// <param name="Role">One of the staff roles.</param>
/// <param name="DisplayName">What others call them.</param>
/// <param name="Districts">The adcodes they may act in.</param>
/// <param name="Organisation">The provider of services whose staff they are, or null.</param>
public sealed record AccountWire(
    string Subject, string? Username, string Role, string DisplayName, ImmutableArray<string> Districts, string? Organisation);

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">Seconds for which it will work.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="RetryAt">From when on another may be asked for.</param>
public sealed record OtpSentWire(int ExpiresIn, DateTimeOffset SentAt, DateTimeOffset RetryAt);

/// <summary>The answer to a sign-in.</summary>
/// <param name="AccessToken">For the <c>Authorization</c> header, and for hubs as <c>access_token</c>.</param>
/// <param name="ExpiresIn">Seconds for which it works.</param>
/// <param name="RefreshToken">For the grant <c>refresh</c>, once; null for players inside the process.</param>
/// <param name="Role">One of <see cref="Roles"/>.</param>
/// <param name="Subject">Who signed in.</param>
public sealed record TokensWire(string AccessToken, int ExpiresIn, string? RefreshToken, string Role, string Subject);
