using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RedStation.Api.Riders;
using RedStation.Silo.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Riders sign in by phone. The first time makes them one.</summary>
public sealed partial class OtpSignIn(
    OtpStore codes,
    AccountStore accounts,
    RiderRegistration riders,
    IOtpSender sender,
    Pepper pepper,
    Sessions sessions,
    IOptions<AuthOptions> options,
    TimeProvider clock,
    ILogger<OtpSignIn> logger)
{
    private const int Codes = 1_000_000;

    /// <summary>Sends a code. Null when it was sent.</summary>
    public async Task<SignIn?> Send(string phone, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var code = RandomNumberGenerator.GetInt32(Codes).ToString("D6", CultureInfo.InvariantCulture);
        var issue = await codes.Issue(PhoneHash(phone), CodeHash(phone, code), settings.OtpLife, settings.OtpPause, settings.OtpPerDay);
        if (!issue.Granted)
        {
            return new SignIn { Refusal = SignInRefusal.OtpTooSoon, RetryAfter = issue.RetryAfter };
        }

        return await sender.Send(phone, code, cancellationToken) ? null : SignInRefusal.OtpUnavailable;
    }

    /// <summary>Signs in with a code.</summary>
    public async Task<SignIn> Enter(string phone, string code)
    {
        var hash = PhoneHash(phone);
        return await codes.Check(hash, CodeHash(phone, code), options.Value.OtpAttempts) switch
        {
            OtpCheck.Wrong => SignInRefusal.OtpInvalid,
            OtpCheck.Over => SignInRefusal.OtpExpired,
            _ => await sessions.Open(Sessions.Identity(await accounts.FindByPhone(hash) ?? await Register(phone, hash))),
        };
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

    private string PhoneHash(string phone) => pepper.Digest("phone", phone);

    private string CodeHash(string phone, string code) => pepper.Digest("code", phone, code);

    [LoggerMessage(LogLevel.Information, "Registered rider {RiderId}")]
    private partial void LogRegistered(string riderId);
}
