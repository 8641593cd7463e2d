using Dapper;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Accounts;

/// <summary>One-time codes, one per phone at most.</summary>
public sealed class OtpStore(IDatabase database, TimeProvider clock)
{
    private const long DayMs = 86_400_000;

    private const string Columns =
        """
        SELECT code_hash AS CodeHash, sent_at AS SentAt, expires_at AS ExpiresAt, attempts AS Attempts, day AS Day, sent_on_day AS SentOnDay
        FROM otp_codes WHERE phone_hash = @PhoneHash
        """;

    private const string Put =
        """
        INSERT INTO otp_codes (phone_hash, code_hash, sent_at, expires_at, attempts, day, sent_on_day)
        VALUES (@PhoneHash, @CodeHash, @SentAt, @ExpiresAt, 0, @Day, @SentOnDay)
        ON CONFLICT (phone_hash) DO UPDATE SET code_hash = excluded.code_hash, sent_at = excluded.sent_at, expires_at = excluded.expires_at,
          attempts = 0, day = excluded.day, sent_on_day = excluded.sent_on_day
        """;

    /// <summary>Keeps a new code in place of the last, unless that was sent too recently or too many were sent today.</summary>
    /// <param name="phoneHash">The digest of the phone.</param>
    /// <param name="codeHash">The digest of the code.</param>
    /// <param name="life">How long it works.</param>
    /// <param name="pause">The least time between two.</param>
    /// <param name="mostPerDay">The most in a day, UTC.</param>
    public Task<OtpIssue> Issue(string phoneHash, string codeHash, TimeSpan life, TimeSpan pause, int mostPerDay) =>
        database.Write(async (connection, transaction) =>
        {
            var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
            var day = now / DayMs;
            var last = await connection.QuerySingleOrDefaultAsync<Row>(Columns, new { PhoneHash = phoneHash }, transaction);
            var sentToday = last?.Day == day ? last.SentOnDay : 0;
            var wait = sentToday >= mostPerDay ? ((day + 1) * DayMs) - now
                : last is null ? 0
                : last.SentAt + (long)pause.TotalMilliseconds - now;
            if (wait > 0)
            {
                return new OtpIssue(false, TimeSpan.FromMilliseconds(wait));
            }

            var row = new
            {
                PhoneHash = phoneHash,
                CodeHash = codeHash,
                SentAt = now,
                ExpiresAt = now + (long)life.TotalMilliseconds,
                Day = day,
                SentOnDay = sentToday + 1,
            };
            await connection.ExecuteAsync(Put, row, transaction);
            return new OtpIssue(true, TimeSpan.Zero);
        });

    /// <summary>Checks a code. A wrong one counts against it; a right one works once.</summary>
    /// <param name="phoneHash">The digest of the phone.</param>
    /// <param name="codeHash">The digest of what was typed.</param>
    /// <param name="most">Attempts that a code stands.</param>
    public Task<OtpCheck> Check(string phoneHash, string codeHash, int most) => database.Write(async (connection, transaction) =>
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(Columns, new { PhoneHash = phoneHash }, transaction);
        if (row is null || row.Attempts >= most || row.ExpiresAt <= clock.GetUtcNow().ToUnixTimeMilliseconds())
        {
            return OtpCheck.Over;
        }

        // A used code is one whose attempts are used up; the row stays for the pause before the next.
        var right = row.CodeHash == codeHash;
        await connection.ExecuteAsync(
            "UPDATE otp_codes SET attempts = @Attempts WHERE phone_hash = @PhoneHash",
            new { Attempts = right ? most : row.Attempts + 1, PhoneHash = phoneHash },
            transaction);
        return right ? OtpCheck.Right : OtpCheck.Wrong;
    });

    private sealed record Row(string CodeHash, long SentAt, long ExpiresAt, long Attempts, long Day, long SentOnDay);
}
