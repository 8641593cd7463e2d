using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Sign-ins that last: an access token, and a refresh token that works once.</summary>
public sealed partial class Sessions(
    TokenIssuer issuer,
    SessionStore store,
    AccountStore accounts,
    EndedSessions ended,
    Pepper pepper,
    IOptions<AuthOptions> options,
    TimeProvider clock,
    ILogger<Sessions> logger)
{
    private const int TokenBytes = 32;

    /// <summary>Opens a session.</summary>
    public async Task<TokensWire> Open(AccountIdentity identity)
    {
        var refresh = NewToken();
        var session = new Session(
            SubjectIds.New('s', clock), identity.Subject, identity.Role, identity.DisplayName, identity.Districts, identity.StationId,
            identity.Organisation);
        await store.Open(session, Digest(refresh), options.Value.RefreshLife);
        return issuer.Issue(identity, session.Id) with { RefreshToken = refresh };
    }

    /// <summary>
    /// Exchanges a refresh token. The next is derived from it and from a salt that the database keeps, so that whoever lost the answer can be
    /// given the same one again by any process, while only digests are kept.
    /// </summary>
    public async Task<SignIn> Refresh(string token, SignInCaller caller)
    {
        var salt = NewToken();
        var rotation = await store.Rotate(
            Digest(token), new NextToken(Digest(Next(token, salt)), salt), caller.Address, options.Value.RefreshLife, options.Value.RefreshGrace);
        if (rotation.Outcome == RefreshOutcome.Stolen)
        {
            LogReused(logger);
            await ended.Look();
            return SignInRefusal.RefreshReused;
        }

        if (rotation.Session is not { } session)
        {
            return SignInRefusal.RefreshInvalid;
        }

        // What an administrator has changed about an account counts from the next refresh.
        var identity = await accounts.Find(session.Subject) is { } account
            ? Identity(account)
            : new AccountIdentity(
                session.Subject, session.Role, session.DisplayName, session.Districts, session.StationId, session.Organisation);
        return issuer.Issue(identity, session.Id) with { RefreshToken = Next(token, rotation.Salt) };
    }

    /// <summary>Ends a session, or all of whoever's it is. Their access tokens and connections end with them.</summary>
    public async Task End(string token, bool everywhere)
    {
        await (everywhere ? store.EndAll(Digest(token)) : store.End(Digest(token)));
        await ended.Look();
    }

    /// <summary>An account as the bearer of a token.</summary>
    public static AccountIdentity Identity(Account account) =>
        new(account.Id, account.Role, account.DisplayName, account.Districts, null, account.Organisation);

    private static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    private string Next(string token, string salt) => pepper.Derive("refresh", token, salt);

    private static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    [LoggerMessage(LogLevel.Warning, "A refresh token was shown again by somebody who cannot be its owner; its session is over")]
    private static partial void LogReused(ILogger logger);
}
