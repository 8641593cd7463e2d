using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Staff sign in by name and password.</summary>
public sealed class PasswordSignIn(
    AccountStore accounts,
    KnownDeviceStore devices,
    Sessions sessions,
    IPasswordHasher<Account> hasher,
    IOptions<AuthOptions> options,
    IOptions<SignInLimitOptions> limits,
    TimeProvider clock)
{
    private static readonly Account Nobody = new(string.Empty, string.Empty, string.Empty, [], null);

    /// <summary>What an unknown name is checked against, so that it takes as long as a known one.</summary>
    private readonly Lazy<string> decoy = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Signs in.</summary>
    public async Task<SignIn> Enter(string username, string password, SignInCaller caller)
    {
        var known = await accounts.FindByUsername(username) is { } owner && await devices.Knows(owner.Id, caller.Device);
        var guesses = SignInWindow.OfHour(SignInScope.Guesses, caller.Address, limits.Value.GuessesPerAddressHour, clock.GetUtcNow());
        if (!known && await accounts.HasGuessedEnough(guesses))
        {
            return new SignIn { Refusal = SignInRefusal.TooManyGuesses, RetryAfter = guesses.Until - clock.GetUtcNow() };
        }

        var countedAs = PasswordRules.CountedAs(caller, known);
        var attempt = await accounts.CountAttempt(
            username,
            countedAs.ToDictionary(counted => counted, counted => PasswordRules.Most(counted, options.Value.PasswordAttempts, limits.Value)),
            options.Value.PasswordLock);
        if (attempt?.LockedUntil is { } until)
        {
            return new SignIn { Refusal = SignInRefusal.LockedOut, RetryAfter = until - clock.GetUtcNow() };
        }

        var outcome = hasher.VerifyHashedPassword(attempt?.Account ?? Nobody, attempt?.PasswordHash ?? decoy.Value, password);
        if (attempt is null || outcome == PasswordVerificationResult.Failed)
        {
            if (!known)
            {
                await accounts.CountGuess(guesses);
            }

            return SignInRefusal.SignInFailed;
        }

        await accounts.ClearFailures(attempt.Account.Id, countedAs);
        if (caller.Device is { } device)
        {
            await devices.Remember(attempt.Account.Id, device);
        }

        return await sessions.Open(Sessions.Identity(attempt.Account));
    }
}
