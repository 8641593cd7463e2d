namespace RedStation.Api.Accounts;

/// <summary>A sign-in. Which members are needed depends on the grant.</summary>
/// <param name="Grant"><c>otp</c>, <c>password</c>, <c>device</c>, <c>refresh</c> or <c>demo</c>.</param>
/// <param name="Phone">For <c>otp</c>: the phone the code was sent to.</param>
/// <param name="Code">For <c>otp</c>: six digits, written as people write them.</param>
/// <param name="Username">For <c>password</c>.</param>
/// <param name="Password">For <c>password</c>.</param>
/// <param name="StationId">For <c>device</c>.</param>
/// <param name="Secret">For <c>device</c>: what <c>device-secret</c> gave.</param>
/// <param name="Subject">For <c>demo</c>: one of the demo people.</param>
/// <param name="RefreshToken">For <c>refresh</c>: works once; for a minute it gives the same answer again.</param>
/// <param name="Equipment">For <c>device</c>: <c>controller</c>, <c>screen</c> or <c>reader</c>; absent for one device that is all of them.</param>
public sealed record TokenRequest(
    string? Grant,
    string? Phone = null,
    string? Code = null,
    string? Username = null,
    string? Password = null,
    string? StationId = null,
    string? Secret = null,
    string? Subject = null,
    string? RefreshToken = null,
    string? Equipment = null);
