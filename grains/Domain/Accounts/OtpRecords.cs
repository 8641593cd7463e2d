namespace RedStation.Domain.Accounts;

/// <summary>Somebody asks for a code.</summary>
/// <param name="Phone">The digest of the phone.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Known">Whether this device has signed in as this phone before.</param>
public sealed record OtpAsk(string Phone, SignInCaller Caller, bool Known);

/// <summary>What the rules of codes go by.</summary>
/// <param name="Life">How long a code works.</param>
/// <param name="Pause">The least time between two codes that one caller asks for one phone.</param>
/// <param name="PerPhone">How many codes strangers may ask for one phone in a day of China.</param>
/// <param name="Tries">Wrong tries that a code stands from one caller.</param>
/// <param name="Limits">The ceilings.</param>
public sealed record OtpSettings(TimeSpan Life, TimeSpan Pause, int PerPhone, int Tries, SignInLimitOptions Limits);

/// <summary>Whether a code may be sent.</summary>
/// <param name="Refused">Whose count is full, or null when it may.</param>
/// <param name="RetryAt">When it is not full any more; meaningless when the code may be sent.</param>
public sealed record OtpVerdict(SignInScope? Refused, DateTimeOffset RetryAt);

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
