using System.Data.Common;
using Dapper;
using RedStation.Domain.Cases;

namespace RedStation.Storage.Projections;

/// <summary>What the public figures count, a row for each case. Written with the case's own row.</summary>
internal static class CaseFigureTable
{
    private const string PutRow =
        """
        INSERT INTO case_figures (case_id, district, class_id, reported_at, answered_at, closing_due_at, closed_at, reworks, reopenings)
        VALUES (@CaseId, @District, @ClassId, @ReportedAt, @AnsweredAt, @ClosingDueAt, @ClosedAt, @Reworks, @Reopenings)
        ON CONFLICT (case_id) DO UPDATE
        SET district = excluded.district, class_id = excluded.class_id, reported_at = excluded.reported_at, answered_at = excluded.answered_at,
            closing_due_at = excluded.closing_due_at, closed_at = excluded.closed_at, reworks = excluded.reworks, reopenings = excluded.reopenings
        """;

    /// <summary>The columns of the facts, in the order of <see cref="Read"/>.</summary>
    public const string Columns = "district, class_id, reported_at, answered_at, closing_due_at, closed_at, reworks, reopenings";

    /// <summary>Puts a case's row.</summary>
    public static Task Put(DbConnection connection, DbTransaction transaction, string caseId, CaseFigureFacts facts) =>
        connection.ExecuteAsync(PutRow, Parameters(caseId, facts), transaction);

    /// <summary>The facts of a row of <see cref="Columns"/>. By hand, because a city's year is a million rows.</summary>
    public static CaseFigureFacts Read(DbDataReader row, int first = 0) => new(
        row.GetString(first),
        row.GetString(first + 1),
        At(row.GetInt64(first + 2)),
        Time(row, first + 3),
        Time(row, first + 4),
        Time(row, first + 5),
        (int)row.GetInt64(first + 6),
        (int)row.GetInt64(first + 7));

    /// <summary>The facts as the table keeps them: to the millisecond.</summary>
    public static CaseFigureFacts Kept(CaseFigureFacts facts) => facts with
    {
        ReportedAt = At(facts.ReportedAt.ToUnixTimeMilliseconds()),
        AnsweredAt = Kept(facts.AnsweredAt),
        ClosingDueAt = Kept(facts.ClosingDueAt),
        ClosedAt = Kept(facts.ClosedAt),
    };

    private static object Parameters(string caseId, CaseFigureFacts facts) => new
    {
        CaseId = caseId,
        facts.District,
        facts.ClassId,
        ReportedAt = facts.ReportedAt.ToUnixTimeMilliseconds(),
        AnsweredAt = facts.AnsweredAt?.ToUnixTimeMilliseconds(),
        ClosingDueAt = facts.ClosingDueAt?.ToUnixTimeMilliseconds(),
        ClosedAt = facts.ClosedAt?.ToUnixTimeMilliseconds(),
        facts.Reworks,
        facts.Reopenings,
    };

    private static DateTimeOffset? Kept(DateTimeOffset? time) => time is { } at ? At(at.ToUnixTimeMilliseconds()) : null;

    private static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : At(row.GetInt64(column));

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
