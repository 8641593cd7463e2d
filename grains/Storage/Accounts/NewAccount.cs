namespace RedStation.Storage.Accounts;

/// <summary>An account to be made.</summary>
/// <param name="Account">The account.</param>
/// <param name="PasswordHash">The slow hash of the password, or null.</param>
/// <param name="PhoneHash">The digest of the phone number, or null.</param>
/// <param name="Operation">Who makes it and under which operation id, or null.</param>
/// <param name="Fingerprint">A digest of the command, to notice another one under the same operation id.</param>
public sealed record NewAccount(Account Account, string? PasswordHash, string? PhoneHash, string? Operation, string? Fingerprint);
