namespace RedStation.Api.Accounts;

/// <summary>A code is on its way.</summary>
/// <param name="ExpiresIn">Seconds for which it will work.</param>
public sealed record OtpSent(int ExpiresIn);
