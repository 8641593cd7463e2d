namespace RedStation.Domain.Accounts;

/// <summary>Somebody asks for a code.</summary>
/// <param name="Phone">The digest of the phone.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Known">Whether this device has signed in as this phone before.</param>
public sealed record OtpAsk(string Phone, SignInCaller Caller, bool Known);
