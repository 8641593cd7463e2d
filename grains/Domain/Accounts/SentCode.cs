namespace RedStation.Domain.Accounts;

/// <summary>A code that was sent.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CodeHash">The digest of phone and code.</param>
/// <param name="Address">The digest of the address that asked for it.</param>
/// <param name="Device">The digest of the device that asked for it, or null.</param>
/// <param name="Known">Whether that device was known.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="ExpiresAt">When it ceases to work.</param>
/// <param name="StrangersTries">Wrong tries of all strangers together.</param>
/// <param name="CallerTries">Wrong tries of the one who tries now.</param>
public sealed record SentCode(
    string Id,
    string CodeHash,
    string Address,
    string? Device,
    bool Known,
    DateTimeOffset SentAt,
    DateTimeOffset ExpiresAt,
    long StrangersTries,
    long CallerTries);
