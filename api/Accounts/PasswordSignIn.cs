using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RedStation.Silo.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Staff sign in by name and password.</summary>
public sealed class PasswordSignIn(
    AccountStore accounts, Sessions sessions, IPasswordHasher<Account> hasher, IOptions<AuthOptions> options, TimeProvider clock)
{
    private static readonly Account Nobody = new(string.Empty, string.Empty, string.Empty, [], null);

    /// <summary>What an unknown name is checked against, so that it takes as long as a known one.</summary>
    private readonly Lazy<string> decoy = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Signs in.</summary>
    public async Task<SignIn> Enter(string username, string password)
    {
        var attempt = await accounts.CountAttempt(username, options.Value.PasswordAttempts, options.Value.PasswordLock);
        if (attempt?.LockedUntil is { } until)
        {
            return new SignIn { Refusal = SignInRefusal.LockedOut, RetryAfter = until - clock.GetUtcNow() };
        }

        var outcome = hasher.VerifyHashedPassword(attempt?.Account ?? Nobody, attempt?.PasswordHash ?? decoy.Value, password);
        if (attempt is null || outcome == PasswordVerificationResult.Failed)
        {
            return SignInRefusal.SignInFailed;
        }

        await accounts.ClearFailures(attempt.Account.Id);
        return await sessions.Open(Sessions.Identity(attempt.Account));
    }
}
