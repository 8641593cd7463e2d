using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RedStation.Silo.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Sign-ins that last: an access token, and a refresh token that works once.</summary>
public sealed partial class Sessions(
    TokenIssuer issuer, SessionStore store, AccountStore accounts, IOptions<AuthOptions> options, TimeProvider clock, ILogger<Sessions> logger)
{
    private const int TokenBytes = 32;

    /// <summary>Opens a session.</summary>
    public async Task<IssuedTokens> Open(AccountIdentity identity)
    {
        var refresh = NewToken();
        var session = new Session(
            SubjectIds.New('s', clock), identity.Subject, identity.Role, identity.DisplayName, identity.Districts, identity.StationId);
        await store.Open(session, Digest(refresh), options.Value.RefreshLife);
        return issuer.Issue(identity, session.Id) with { RefreshToken = refresh };
    }

    /// <summary>Exchanges a refresh token. Null with a reason when it does not work.</summary>
    public async Task<SignIn> Refresh(string token)
    {
        var next = NewToken();
        var rotation = await store.Rotate(Digest(token), Digest(next), options.Value.RefreshLife);
        if (rotation.Reused)
        {
            LogReused(logger);
            return SignInRefusal.RefreshReused;
        }

        if (rotation.Session is not { } session)
        {
            return SignInRefusal.RefreshInvalid;
        }

        // What an administrator has changed about an account counts from the next refresh.
        var identity = await accounts.Find(session.Subject) is { } account
            ? Identity(account)
            : new AccountIdentity(session.Subject, session.Role, session.DisplayName, session.Districts, session.StationId);
        return issuer.Issue(identity, session.Id) with { RefreshToken = next };
    }

    /// <summary>Ends a session.</summary>
    public Task End(string token) => store.End(Digest(token));

    /// <summary>An account as the bearer of a token.</summary>
    public static AccountIdentity Identity(Account account) =>
        new(account.Id, account.Role, account.DisplayName, account.Districts, null);

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    [LoggerMessage(LogLevel.Warning, "A refresh token was used twice; its session is over")]
    private static partial void LogReused(ILogger logger);
}
