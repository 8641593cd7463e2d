namespace RedStation.Domain.Accounts;

/// <summary>What the rules of codes go by.</summary>
/// <param name="Life">How long a code works.</param>
/// <param name="Pause">The least time between two codes that one caller asks for one phone.</param>
/// <param name="PerPhone">How many codes strangers may ask for one phone in a day of China.</param>
/// <param name="Tries">Wrong tries that a code stands from one caller.</param>
/// <param name="Limits">The ceilings.</param>
public sealed record OtpSettings(TimeSpan Life, TimeSpan Pause, int PerPhone, int Tries, SignInLimitOptions Limits);
