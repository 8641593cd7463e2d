namespace RedStation.Api.Accounts;

/// <summary>Makes an account for staff.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Username">3 … 40 of a-z, 0-9, <c>. _ -</c>.</param>
/// <param name="Password">10 … 200 characters.</param>
/// <param name="Role">One of the staff roles.</param>
/// <param name="DisplayName">What others call them, ≤ 80.</param>
/// <param name="Districts">The adcodes they may act in; at least one for dispatchers, and for operators of stations.</param>
/// <param name="Organisation">For operators: the id of the provider of services whose staff they are. Absent for a station's.</param>
public sealed record CreateAccountRequest(
    string? OperationId,
    string? Username,
    string? Password,
    string? Role,
    string? DisplayName,
    IReadOnlyList<string>? Districts = null,
    string? Organisation = null);

/// <summary>Ends a session.</summary>
/// <param name="RefreshToken">The session's refresh token.</param>
/// <param name="Everywhere">Whether all sessions of the same bearer end. False when absent.</param>
public sealed record LogoutRequest(string? RefreshToken, bool? Everywhere = null);

/// <summary>Asks for a code.</summary>
/// <param name="Phone">A mainland mobile number, with or without +86, written as people write it.</param>
public sealed record OtpRequest(string? Phone);

/// <summary>A sign-in. Which members are needed depends on the grant.</summary>
/// <param name="Grant"><c>otp</c>, <c>password</c>, <c>device</c>, <c>refresh</c> or <c>demo</c>.</param>
/// <param name="Phone">For <c>otp</c>: the phone the code was sent to.</param>
/// <param name="Code">For <c>otp</c>: six digits, written as people write them.</param>
/// <param name="Username">For <c>password</c>.</param>
/// <param name="Password">For <c>password</c>.</param>
/// <param name="StationId">For <c>device</c>, unless <c>identity</c> is there.</param>
/// <param name="Secret">For <c>device</c>: what <c>device-secret</c> gave, or the device's registration.</param>
/// <param name="Subject">For <c>demo</c>: one of the demo people.</param>
/// <param name="RefreshToken">For <c>refresh</c>: works once; for a minute it gives the same answer again.</param>
/// <param name="Equipment">For <c>device</c>: <c>controller</c>, <c>screen</c> or <c>reader</c>; absent for one device that is all of them.</param>
/// <param name="Identity">For <c>device</c>: a registered device of kind <c>http</c>, whose own secret <c>secret</c> is then.</param>
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
    string? Equipment = null,
    string? Identity = null);
