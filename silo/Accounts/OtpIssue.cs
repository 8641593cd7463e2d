namespace RedStation.Silo.Accounts;

/// <summary>Whether a new code may be sent.</summary>
/// <param name="Granted">Whether it was kept and may be sent.</param>
/// <param name="RetryAfter">When it was not: how long to wait.</param>
public sealed record OtpIssue(bool Granted, TimeSpan RetryAfter);
