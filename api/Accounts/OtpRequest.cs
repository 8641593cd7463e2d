namespace RedStation.Api.Accounts;

/// <summary>Asks for a code.</summary>
/// <param name="Phone">A mainland mobile number, with or without +86, written as people write it.</param>
public sealed record OtpRequest(string? Phone);
