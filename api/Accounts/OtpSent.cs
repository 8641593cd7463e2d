namespace RedStation.Api.Accounts;

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">Seconds for which it will work.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="RetryAt">From when on another may be asked for.</param>
public sealed record OtpSent(int ExpiresIn, DateTimeOffset SentAt, DateTimeOffset RetryAt);
