using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using RedStation.Domain.Accounts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Accounts;

/// <summary>One-time codes that were sent, and the tries at them. In the database, so that all processes count together.</summary>
public sealed class OtpStore(IDatabase database, TimeProvider clock)
{
    /// <summary>No code lives longer, and no pause is.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private const string Put =
        """
        INSERT INTO otp_sent (id, phone_hash, code_hash, address, device, known, sent_at, expires_at)
        VALUES (@Id, @Phone, @CodeHash, @Address, @Device, @Known, @SentAt, @ExpiresAt)
        """;

    private const string LastOfStranger = "SELECT MAX(sent_at) FROM otp_sent WHERE phone_hash = @Phone AND known = 0 AND address = @Address";

    private const string LastOfKnown = "SELECT MAX(sent_at) FROM otp_sent WHERE phone_hash = @Phone AND known = 1 AND device = @Device";

    private const string OfPhone =
        """
        SELECT id AS Id, code_hash AS CodeHash, address AS Address, device AS Device, known AS Known, sent_at AS SentAt, expires_at AS ExpiresAt,
               strangers_tries AS StrangersTries
        FROM otp_sent WHERE phone_hash = @Phone AND sent_at > @After
        """;

    private const string TriesOf =
        """
        SELECT t.code AS Code, t.tries AS Tries FROM otp_tries t JOIN otp_sent s ON s.id = t.code
        WHERE s.phone_hash = @Phone AND t.caller = @Caller
        """;

    private const string CountTry =
        """
        INSERT INTO otp_tries (code, caller, tries) VALUES (@Id, @Caller, 1)
        ON CONFLICT (code, caller) DO UPDATE SET tries = otp_tries.tries + 1
        """;

    private const string Forget =
        """
        DELETE FROM otp_tries WHERE code IN (SELECT id FROM otp_sent WHERE sent_at <= @Before);
        DELETE FROM otp_sent WHERE sent_at <= @Before;
        """;

    /// <summary>Keeps a new code and counts it, unless one of the limits forbids it. Asking in vain writes nothing.</summary>
    /// <param name="ask">Who asks for what.</param>
    /// <param name="id">The code's id.</param>
    /// <param name="codeHash">The digest of phone and code.</param>
    /// <param name="settings">The settings.</param>
    public async Task<OtpIssue> Issue(OtpAsk ask, string id, string codeHash, OtpSettings settings)
    {
        var seen = await database.Read(connection => Look(connection, null, ask, settings));
        return seen.Granted ? await database.Write((connection, transaction) => Keep(connection, transaction, ask, id, codeHash, settings)) : seen;
    }

    /// <summary>A code could not be sent: it is forgotten, and counts for nothing but as one that was not.</summary>
    public Task Unsent(OtpIssue issue, OtpSettings settings) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync("DELETE FROM otp_sent WHERE id = @Id", new { issue.Id }, transaction);
        await SignInCounts.Add(connection, transaction, issue.Counted, -1);
        await SignInCounts.Add(connection, transaction, [OtpSendRules.Unsent(issue.Ask, settings, clock.GetUtcNow())], 1);
        return true;
    });

    /// <summary>Tries a code. A wrong one counts against those that were open to the caller; a right one is used up, and so are the others.</summary>
    /// <param name="ask">Whose phone, and who tries.</param>
    /// <param name="codeHash">The digest of the phone and of what was typed.</param>
    /// <param name="settings">The settings.</param>
    public Task<OtpCheck> Check(OtpAsk ask, string codeHash, OtpSettings settings) => database.Write(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var guesses = SignInWindow.OfHour(SignInScope.Guesses, ask.Caller.Address, settings.Limits.GuessesPerAddressHour, now);
        if (!ask.Known && await SignInCounts.IsFull(connection, transaction, guesses))
        {
            return OtpCheck.TooMany;
        }

        var codes = await Codes(connection, transaction, ask, now);
        var caller = OtpTryRules.CountedAs(codes, ask.Caller, ask.Known);
        var tries = (await connection.QueryAsync<TryRow>(TriesOf, new { ask.Phone, Caller = caller }, transaction))
            .ToDictionary(row => row.Code, row => row.Tries);
        var open = OtpTryRules.Open(
            codes.Select(code => code with { CallerTries = tries.GetValueOrDefault(code.Id) }), ask.Caller, ask.Known, settings, now);
        if (open.Any(code => code.CodeHash == codeHash))
        {
            await connection.ExecuteAsync("UPDATE otp_sent SET expires_at = 0 WHERE phone_hash = @Phone", new { ask.Phone }, transaction);
            return OtpCheck.Right;
        }

        foreach (var code in open)
        {
            await connection.ExecuteAsync(CountTry, new { code.Id, Caller = caller }, transaction);
        }

        await connection.ExecuteAsync(
            "UPDATE otp_sent SET strangers_tries = strangers_tries + 1 WHERE id = @Id",
            open.Where(code => OtpTryRules.IsStranger(code, ask.Caller, ask.Known)).Select(code => new { code.Id }),
            transaction);
        if (!ask.Known)
        {
            await SignInCounts.Add(connection, transaction, [guesses], 1);
        }

        return open.IsEmpty ? OtpCheck.Over : OtpCheck.Wrong;
    });

    /// <summary>Forgets what no rule looks at any more.</summary>
    public Task ForgetOld() => database.WriteRows(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        await SignInCounts.ForgetOld(connection, transaction, now);
        return await connection.ExecuteAsync(Forget, new { Before = (now - Kept).ToUnixTimeMilliseconds() }, transaction);
    });

    private static async Task<ImmutableArray<SentCode>> Codes(DbConnection connection, DbTransaction transaction, OtpAsk ask, DateTimeOffset now) =>
    [
        .. (await connection.QueryAsync<Row>(OfPhone, new { ask.Phone, After = (now - Kept).ToUnixTimeMilliseconds() }, transaction))
            .Select(row => row.ToCode()),
    ];

    private async Task<OtpIssue> Keep(
        DbConnection connection, DbTransaction transaction, OtpAsk ask, string id, string codeHash, OtpSettings settings)
    {
        var issue = await Look(connection, transaction, ask, settings);
        if (!issue.Granted)
        {
            return issue;
        }

        var now = clock.GetUtcNow();
        var row = new
        {
            Id = id,
            ask.Phone,
            CodeHash = codeHash,
            ask.Caller.Address,
            ask.Caller.Device,
            Known = ask.Known ? 1L : 0L,
            SentAt = now.ToUnixTimeMilliseconds(),
            ExpiresAt = (now + settings.Life).ToUnixTimeMilliseconds(),
        };
        await connection.ExecuteAsync(Put, row, transaction);
        await SignInCounts.Add(connection, transaction, issue.Counted, 1);
        return issue with { Id = id };
    }

    private async Task<OtpIssue> Look(DbConnection connection, DbTransaction? transaction, OtpAsk ask, OtpSettings settings)
    {
        var now = clock.GetUtcNow();
        var windows = OtpSendRules.Windows(ask, settings, now);
        var all = windows.Add(OtpSendRules.Unsent(ask, settings, now));
        var counts = await SignInCounts.Find(connection, transaction, all);
        var last = await connection.ExecuteScalarAsync<long?>(
            ask.Known ? LastOfKnown : LastOfStranger, new { ask.Phone, ask.Caller.Address, ask.Caller.Device }, transaction);
        var lastAt = last is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : (DateTimeOffset?)null;
        return new OtpIssue(string.Empty, ask, OtpSendRules.Decide(all, counts, lastAt, settings, now), windows);
    }

    private sealed record TryRow(string Code, long Tries);

    private sealed record Row(
        string Id, string CodeHash, string Address, string? Device, long Known, long SentAt, long ExpiresAt, long StrangersTries)
    {
        public SentCode ToCode() => new(
            Id,
            CodeHash,
            Address,
            Device,
            Known != 0,
            DateTimeOffset.FromUnixTimeMilliseconds(SentAt),
            DateTimeOffset.FromUnixTimeMilliseconds(ExpiresAt),
            StrangersTries,
            0);
    }
}
