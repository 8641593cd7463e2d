using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Outbound;
using RedStation.Grains.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Outbound;

namespace RedStation.Storage.Projections;

/// <summary>The table of cases. A row holds the whole case, so that a list needs no grain.</summary>
public sealed class CaseIndex(IDatabase database, TimeProvider clock) : ICaseIndex
{
    /// <summary>What is behind every urgent case in an inbox, and before those that are over; far more than milliseconds of any year.</summary>
    private const long RankStep = 100_000_000_000_000;

    /// <summary>Where no clock runs: behind those that have one.</summary>
    private const long NoDeadline = RankStep - 1;

    /// <summary>Due since 1970: whoever looks for due work finds it until its grain has told what it is.</summary>
    private const string AddId =
        """
        INSERT INTO cases (id, revision, next_due_at, shard_hash) VALUES (@CaseId, -1, 0, @ShardHash)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Due = "UPDATE cases SET next_due_at = 0 WHERE id = @CaseId";

    private const string ForgetId = "DELETE FROM cases WHERE id = @CaseId AND revision = -1";

    private const string Insert =
        """
        INSERT INTO cases (id, district, status, class_id, is_open, urgent, unit, lat, lon, rank, reported_at, revision, next_due_at, payload,
          shard_hash)
        VALUES (@Id, @District, @Status, @ClassId, @IsOpen, @Urgent, @Unit, @Lat, @Lon, @Rank, @ReportedAt, @Revision,
          CASE WHEN @NextDueAt IS NOT NULL AND CAST(@RuleVersions AS bigint) < (SELECT count(*) FROM case_rule_versions) THEN 0
            ELSE CAST(@NextDueAt AS bigint) END,
          @Payload, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET district = excluded.district, status = excluded.status, class_id = excluded.class_id, is_open = excluded.is_open,
            urgent = excluded.urgent, unit = excluded.unit, lat = excluded.lat, lon = excluded.lon,
            rank = excluded.rank, reported_at = excluded.reported_at,
            revision = excluded.revision, next_due_at = excluded.next_due_at, payload = excluded.payload
        """;

    /// <summary>The same revision counts too: it takes back that the case was made due for a step that was then not stored.</summary>
    private const string Put = Insert + " WHERE cases.revision <= excluded.revision";

    private const string RepairRow = Insert
        + " WHERE cases.revision <> excluded.revision OR cases.next_due_at IS DISTINCT FROM excluded.next_due_at"
        + " OR cases.payload IS DISTINCT FROM excluded.payload OR cases.rank IS DISTINCT FROM excluded.rank"
        + " OR cases.status IS DISTINCT FROM excluded.status OR cases.district IS DISTINCT FROM excluded.district"
        + " OR cases.is_open IS DISTINCT FROM excluded.is_open OR cases.class_id IS DISTINCT FROM excluded.class_id";

    private const string PutText =
        """
        INSERT INTO case_texts (row_key, case_id, plain, words) VALUES (@RowKey, @Id, @Plain, @Words)
        ON CONFLICT (row_key) DO UPDATE SET plain = excluded.plain, words = excluded.words WHERE case_texts.plain <> excluded.plain
        """;

    private const string ForgetReporters = "DELETE FROM case_reporters WHERE case_id = @Id";

    private const string AddReporter = "INSERT INTO case_reporters (case_id, rider_id, reported_at) VALUES (@Id, @RiderId, @ReportedAt)";

    /// <inheritdoc/>
    public Task Register(string caseId) => Execute(AddId, new { CaseId = caseId, ShardHash = ShardHash.Of(caseId) });

    /// <inheritdoc/>
    public Task MakeDue(string caseId) => Execute(Due, new { CaseId = caseId });

    /// <inheritdoc/>
    public Task Forget(string caseId) => Execute(ForgetId, new { CaseId = caseId });

    /// <inheritdoc/>
    public Task Project(CaseRow row) => database.WriteRows(async (connection, transaction) =>
    {
        var changed = await connection.ExecuteAsync(Put, Parameters(row), transaction);
        if (changed > 0)
        {
            await PutReporters(connection, transaction, row.View);
            await connection.ExecuteAsync(PutText, Text(row.View), transaction);
            await CaseFigureTable.Put(connection, transaction, row.View.Id, CaseFigureFacts.Of(row.View));
            // Others are told what this makes visible, and nothing else; a crash before it leaves the case due.
            var known = await OutboundEvents.Record(connection, transaction, row.View.Id, lines => CaseEvents.After(row.View, lines));
            await NoticeReceiverStore.Note(connection, transaction, row.View, known, clock.GetUtcNow());
        }

        return changed;
    });

    /// <inheritdoc/>
    public Task Redact(CaseRow row) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(Put, Parameters(row), transaction);
        await connection.ExecuteAsync(PutText, Text(row.View), transaction);
        return await OutboundEvents.Rewrite(connection, transaction, CaseEvents.After(row.View, known: 0));
    });

    /// <summary>Makes rows what they should be, whatever they are. Returns how many were otherwise.</summary>
    internal static async Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<CaseRow> rows)
    {
        var restored = 0;
        // SQLite's full-text index writes what it has collected whenever a key comes before the last one.
        foreach (var row in rows.OrderBy(row => TextKey(row.View.Id)))
        {
            var repaired = await connection.ExecuteAsync(RepairRow, Parameters(row), transaction);
            restored += Math.Max(repaired, await connection.ExecuteAsync(PutText, Text(row.View), transaction));
            await PutReporters(connection, transaction, row.View);
            await CaseFigureTable.Put(connection, transaction, row.View.Id, CaseFigureFacts.Of(row.View));
        }

        return restored;
    }

    private static async Task PutReporters(DbConnection connection, DbTransaction transaction, CaseView view)
    {
        await connection.ExecuteAsync(ForgetReporters, new { view.Id }, transaction);
        await connection.ExecuteAsync(
            AddReporter,
            view.Reporters.Select(rider => new { view.Id, RiderId = rider, ReportedAt = view.ReportedAt.ToUnixTimeMilliseconds() }),
            transaction);
    }

    private static object Text(CaseView view)
    {
        var plain = CaseSearchText.Plain(view.Note, view.Unit, view.Terms.ClassId, view.Number);
        return new { RowKey = TextKey(view.Id), view.Id, Plain = plain, Words = CaseSearchText.Words(plain) };
    }

    private static long TextKey(string caseId) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(caseId)));

    private static long Rank(CaseView view) => CaseLifecycle.IsOver(view.Status)
        ? (3 * RankStep) - view.ReportedAt.ToUnixTimeMilliseconds()
        : (view.Terms.Urgent ? 0 : RankStep) + (CaseClockRules.Due(view)?.At.ToUnixTimeMilliseconds() ?? NoDeadline);

    private static object Parameters(CaseRow row) => new
    {
        row.View.Id,
        row.View.District,
        Status = row.View.Status.ToString(),
        row.View.Terms.ClassId,
        IsOpen = CaseLifecycle.IsOver(row.View.Status) ? 0L : 1L,
        Urgent = row.View.Terms.Urgent ? 1L : 0L,
        row.View.Unit,
        row.View.Position.Lat,
        row.View.Position.Lon,
        Rank = Rank(row.View),
        ReportedAt = row.View.ReportedAt.ToUnixTimeMilliseconds(),
        row.View.Revision,
        NextDueAt = row.NextDueAt?.ToUnixTimeMilliseconds(),
        row.RuleVersions,
        Payload = JsonSerializer.Serialize(row.View, StateJson.Options),
        ShardHash = ShardHash.Of(row.View.Id),
    };

    private Task<int> Execute(string statement, object row) =>
        database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, row, transaction));
}
