using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>The ways to sign in, and which of them are open in this installation.</summary>
public sealed class SignInGrants(
    OtpSignIn otp,
    PasswordSignIn password,
    DeviceSignIn device,
    Sessions sessions,
    RiderRegistration riders,
    IOptions<AuthOptions> options,
    IServiceProvider services)
{
    private bool External => options.Value.Authority is not null;

    /// <summary>By phone.</summary>
    public Task<SignIn> Otp(string phone, string code, SignInCaller caller) =>
        External ? Refused(SignInRefusal.ExternalSignIn) : otp.Enter(phone, code, caller);

    /// <summary>By name and password.</summary>
    public Task<SignIn> Password(string username, string secret, SignInCaller caller) =>
        External ? Refused(SignInRefusal.ExternalSignIn) : password.Enter(username, secret, caller);

    /// <summary>As a station's equipment.</summary>
    public Task<SignIn> Device(string stationId, string secret, string? equipment) => device.Enter(stationId, secret, equipment);

    /// <summary>As a registered device.</summary>
    public Task<SignIn> Registered(string identity, string secret) => device.EnterRegistered(identity, secret);

    /// <summary>With a refresh token.</summary>
    public Task<SignIn> Refresh(string token, SignInCaller caller) => sessions.Refresh(token, caller);

    /// <summary>As one of the demo people.</summary>
    public async Task<SignIn> Demo(string subject)
    {
        if (services.GetService<IDemoPeople>() is not { } demo)
        {
            return SignInRefusal.NotDemo;
        }

        return demo.Find(subject) is { } person && !(person.Role == Roles.Rider && await riders.IsErased(person.Subject, person.DisplayName))
            ? await sessions.Open(person)
            : SignInRefusal.SignInFailed;
    }

    private static Task<SignIn> Refused(SignInRefusal refusal) => Task.FromResult<SignIn>(refusal);
}
