using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Riders sign in by phone. The first time makes them one.</summary>
public sealed partial class OtpSignIn(
    OtpStore codes,
    KnownDeviceStore devices,
    AccountStore accounts,
    RiderRegistration riders,
    IOtpSender sender,
    Pepper pepper,
    Sessions sessions,
    OtpMetrics metrics,
    IOptions<AuthOptions> options,
    IOptions<SignInLimitOptions> limits,
    TimeProvider clock,
    ILogger<OtpSignIn> logger)
{
    private const int Codes = 1_000_000;

    /// <summary>What a sender that is away just now is given to come back.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private OtpSettings Settings => new(
        options.Value.OtpLife, options.Value.OtpPause, options.Value.OtpPerDay, options.Value.OtpAttempts, limits.Value);

    /// <summary>Sends a code. Null when it was sent.</summary>
    public async Task<SignIn?> Send(string phone, SignInCaller caller, CancellationToken cancellationToken)
    {
        if (!sender.IsSetUp)
        {
            return SignInRefusal.OtpUnavailable;
        }

        var settings = Settings;
        var ask = await Ask(phone, caller);
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        var issue = await codes.Issue(ask, SubjectIds.New('o', clock), CodeHash(phone, code), settings);
        if (issue.Verdict.Refused is { } scope)
        {
            metrics.Refuse(scope);
            return new SignIn { Refusal = RefusalOf(scope), RetryAfter = issue.Verdict.RetryAt - clock.GetUtcNow() };
        }

        var sent = false;
        try
        {
            sent = await sender.Send(phone, code, cancellationToken);
        }
        finally
        {
            metrics.Sent(sent);
            if (!sent)
            {
                await codes.Unsent(issue, settings);
            }
        }

        await codes.ForgetOld();
        return sent ? null : new SignIn { Refusal = SignInRefusal.OtpNotSent, RetryAfter = Patience };
    }

    /// <summary>Signs in with a code.</summary>
    public async Task<SignIn> Enter(string phone, string code, SignInCaller caller)
    {
        var ask = await Ask(phone, caller);
        switch (await codes.Check(ask, CodeHash(phone, code), Settings))
        {
            case OtpCheck.Wrong:
                return SignInRefusal.OtpInvalid;
            case OtpCheck.Over:
                return SignInRefusal.OtpExpired;
            case OtpCheck.TooMany:
                return SignInRefusal.TooManyGuesses;
        }

        var account = await accounts.FindByPhone(ask.Phone) ?? await Register(phone, ask.Phone);
        if (caller.Device is { } device)
        {
            await devices.Remember(ask.Phone, device);
        }

        return await sessions.Open(Sessions.Identity(account));
    }

    private static SignInRefusal RefusalOf(SignInScope scope) => scope switch
    {
        SignInScope.Pause or SignInScope.Phone or SignInScope.AddressAndPhone or SignInScope.KnownDevice => SignInRefusal.OtpTooSoon,
        SignInScope.Unsent => SignInRefusal.OtpNotSent,
        _ => SignInRefusal.OtpLimitReached,
    };

    private async Task<OtpAsk> Ask(string phone, SignInCaller caller)
    {
        var hash = pepper.PhoneDigest(phone);
        return new OtpAsk(hash, caller, await devices.Knows(hash, caller.Device));
    }

    private async Task<Account> Register(string phone, string hash)
    {
        var made = new Account(SubjectIds.New('r', clock), Roles.Rider, "骑手" + phone[^4..], [], null);
        var added = await accounts.Add(new NewAccount(made, null, hash, null, null));
        // Two sign-ins of a new phone at once: the other's account counts.
        var account = added == AccountAdded.Added ? made : (await accounts.FindByPhone(hash))!;
        await riders.Register(account.Id, account.DisplayName);
        LogRegistered(account.Id);
        return account;
    }

    private string CodeHash(string phone, string code) => pepper.Digest("code", phone, code);

    [LoggerMessage(LogLevel.Information, "Registered rider {RiderId}")]
    private partial void LogRegistered(string riderId);
}
