namespace RedStation.Domain.Accounts;

/// <summary>Wrong passwords in a row.</summary>
/// <param name="Failures">How many.</param>
/// <param name="LockedUntil">Until when no more are taken, or null.</param>
public sealed record PasswordFailures(long Failures, DateTimeOffset? LockedUntil);
