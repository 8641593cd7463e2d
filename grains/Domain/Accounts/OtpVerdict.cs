namespace RedStation.Domain.Accounts;

/// <summary>Whether a code may be sent.</summary>
/// <param name="Refused">Whose count is full, or null when it may.</param>
/// <param name="RetryAt">When it is not full any more; meaningless when the code may be sent.</param>
public sealed record OtpVerdict(SignInScope? Refused, DateTimeOffset RetryAt);
