using System.Collections.Immutable;
using Dapper;
using RedStation.Domain.Accounts;
using RedStation.Domain.Cases;
using RedStation.Storage.Accounts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Cases;

/// <summary>Reports of people without account: by which code each is followed, of which only a digest is kept, and how many there were.</summary>
public sealed class PublicReportStore(IDatabase database, TimeProvider clock)
{
    private const string Insert =
        """
        INSERT INTO public_reports (code_hash, case_id, reporter, created_at) VALUES (@CodeHash, @CaseId, @Reporter, @Now)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Counts a report unless a limit forbids it. A report that is refused counts nowhere.</summary>
    /// <returns>The window that is full; null when the report was counted.</returns>
    public async Task<SignInWindow?> Count(ImmutableArray<SignInWindow> windows)
    {
        // Who is refused again and again writes nothing.
        var seen = await database.Read(connection => SignInCounts.Find(connection, null, windows));
        return PublicReportRules.Full(windows, seen) ?? await database.Write(async (connection, transaction) =>
        {
            var full = PublicReportRules.Full(windows, await SignInCounts.Find(connection, transaction, windows));
            if (full is null)
            {
                await SignInCounts.ForgetOld(connection, transaction, clock.GetUtcNow());
                await SignInCounts.Add(connection, transaction, windows, 1);
            }

            return full;
        });
    }

    /// <summary>Keeps by which code a report is followed. Repeating it changes nothing.</summary>
    /// <param name="codeHash">The digest of the code.</param>
    /// <param name="caseId">The case that was reported or joined.</param>
    /// <param name="reporter">Who did.</param>
    public Task Add(string codeHash, string caseId, string reporter) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        Insert,
        new { CodeHash = codeHash, CaseId = caseId, Reporter = reporter, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
        transaction));

    /// <summary>The report that is followed by the code with this digest; null when none is.</summary>
    public Task<PublicReport?> Find(string codeHash) => database.Read(connection => connection.QuerySingleOrDefaultAsync<PublicReport?>(
        "SELECT case_id AS CaseId, reporter AS Reporter FROM public_reports WHERE code_hash = @CodeHash", new { CodeHash = codeHash }));
}

/// <summary>A report of somebody without account.</summary>
/// <param name="CaseId">The case that was reported or joined.</param>
/// <param name="Reporter">Who did, as <see cref="RedStation.Contracts.Cases.PublicReporters"/> names them.</param>
public sealed record PublicReport(string CaseId, string Reporter);
