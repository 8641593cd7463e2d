namespace RedStation.Storage.Accounts;

/// <summary>A password sign-in that has been counted and may now be checked.</summary>
/// <param name="Account">Whose.</param>
/// <param name="PasswordHash">The slow hash to check against.</param>
/// <param name="LockedUntil">Set when the account takes no attempts before then; the hash is then not to be checked.</param>
public sealed record PasswordAttempt(Account Account, string PasswordHash, DateTimeOffset? LockedUntil);
