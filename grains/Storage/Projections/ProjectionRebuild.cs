using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Cases;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Exchange;
using RedStation.Domain.Partners;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Domain.Tasks;
using RedStation.Grains.Cases;
using RedStation.Grains.Exchange;
using RedStation.Grains.Partners;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Projections;

/// <summary>
/// Makes the tables of stations, tasks, redemptions, cases, duties at platforms and riders on duty again from what their grains have stored, and
/// balances from the ledger's entries. It may run while the system serves: a page of grains is read and its rows are written in one transaction that
/// lets no grain of the page store anything in between, so a row never becomes older than its grain.
/// </summary>
/// <remarks>
/// Check-ins are not made again: a station remembers its last commands only. Their table is a log of its own, and so are the
/// ledger's transactions and entries. A rider off duty may stay in the table of those on duty: they may be just about to be.
/// </remarks>
public sealed class ProjectionRebuild(
    IDatabase database, IOptions<ClusterOptions> cluster, IOptions<DispatchOptions> dispatch, TimeProvider clock)
{
    private const int PageSize = 200;

    private const string StationType = "station";
    private const string PortsType = "station-ports";
    private const string TaskType = "task";
    private const string RedemptionType = "redemption";
    private const string CaseType = "case";
    private const string RiderType = "rider";
    private const string DutyType = "platform-duty";

    /// <summary>The ids that are only registered may stay: their grain has stored nothing yet.</summary>
    private const string NotOnlyRegistered = "revision >= 0";

    private const string PageOfKeys =
        """
        SELECT GrainIdExt FROM OrleansStorage
        WHERE GrainTypeString = @Type AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL AND GrainIdExt > @After
        ORDER BY GrainIdExt LIMIT @PageSize
        """;

    private const string PageOfStates =
        """
        SELECT GrainTypeString AS Type, GrainIdExt AS Key, PayloadBinary AS Payload,
          CAST(CASE WHEN ModifiedOn >= {0} THEN 1 ELSE 0 END AS bigint) AS Fresh
        FROM OrleansStorage
        WHERE (GrainTypeString = @Type OR GrainTypeString = @BesideType) AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL
          AND GrainIdExt > @After AND GrainIdExt <= @Last
        """;

    private const string RowsWithoutCase =
        """
        DELETE FROM case_reporters WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = case_reporters.case_id);
        DELETE FROM case_figures WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = case_figures.case_id);
        DELETE FROM case_texts WHERE NOT EXISTS (SELECT 1 FROM cases WHERE cases.id = case_texts.case_id)
        """;

    private const string WrongBalances =
        """
        INSERT INTO ledger_balances (account, unit, amount, held, expiry_due_at)
        SELECT entry.account, entry.unit, CAST(sum(entry.amount) AS bigint), CAST(coalesce(
          (SELECT sum(hold.amount) FROM ledger_open_holds hold WHERE hold.account = entry.account AND hold.unit = entry.unit), 0) AS bigint),
          CASE WHEN entry.unit = 'points' AND EXISTS (SELECT 1 FROM ledger_point_lots lot WHERE lot.account = entry.account) THEN 0 END
        FROM ledger_entries entry WHERE substr(entry.account, 1, 7) <> 'system:' GROUP BY entry.account, entry.unit
        ON CONFLICT (account, unit) DO UPDATE SET amount = excluded.amount, held = excluded.held, expiry_due_at = excluded.expiry_due_at
        WHERE ledger_balances.amount <> excluded.amount OR ledger_balances.held <> excluded.held
          OR (ledger_balances.expiry_due_at IS NULL AND excluded.expiry_due_at IS NOT NULL)
        """;

    private const string BalancesWithoutEntries =
        """
        DELETE FROM ledger_balances WHERE NOT EXISTS (
          SELECT 1 FROM ledger_entries WHERE ledger_entries.account = ledger_balances.account AND ledger_entries.unit = ledger_balances.unit)
          OR substr(account, 1, 7) = 'system:'
        """;

    private const string WrongOpenHolds =
        """
        DELETE FROM ledger_open_holds WHERE EXISTS (
          SELECT 1 FROM ledger_transactions WHERE related_id = ledger_open_holds.operation_id AND step IN ('post', 'void', 'expire'));
        INSERT INTO ledger_open_holds (operation_id, account, unit, amount, expires_at)
        SELECT operation_id, from_account, unit, amount, expires_at FROM ledger_holds hold
        WHERE NOT EXISTS (SELECT 1 FROM ledger_transactions WHERE related_id = hold.operation_id AND step IN ('post', 'void', 'expire'))
        ON CONFLICT DO NOTHING
        """;

    /// <summary>
    /// Whether rows are judged too whose grain has stored something within the last seconds. It is about to tell its row of it, and a row is not
    /// wrong because somebody looked in between; should it fail there, it makes it good when it is next awake.
    /// </summary>
    public bool IncludeFresh { get; init; }

    /// <summary>Rebuilds everything that can be.</summary>
    public async Task<IReadOnlyList<RebuildResult>> Run() =>
    [
        await Rebuild("stations", StationType, PortsType, GrainKeys.Station(""), NotOnlyRegistered, RestoreStations),
        await Rebuild("tasks", TaskType, TaskType, GrainKeys.Task(""), NotOnlyRegistered, RestoreTasks),
        await Rebuild("redemptions", RedemptionType, RedemptionType, GrainKeys.Redemption(""), NotOnlyRegistered, RestoreRedemptions),
        await RebuildCases(),
        await Rebuild("platform_duties", DutyType, DutyType, GrainKeys.PlatformDuty(""), NotOnlyRegistered, RestoreDuties),
        await RebuildRidersOnDuty(),
        await RebuildBalances(),
    ];

    private static T State<T>(StoredState stored) => JsonSerializer.Deserialize<T>(stored.Payload, StateJson.Options)!;

    /// <summary>A station stores what it promises and what its device reports apart.</summary>
    private static (string Id, StationState State) Station(IEnumerable<StoredState> records)
    {
        var byType = records.ToDictionary(record => record.Type);
        return (Id(byType.Values.First()), StationRecords.Join(
            byType.TryGetValue(StationType, out var station) ? State<StationRecord>(station) : new StationRecord(),
            byType.TryGetValue(PortsType, out var ports) ? State<PortsRecord>(ports) : new PortsRecord()));
    }

    private static string Id(StoredState stored) => GrainKeys.IdOf(stored.Key);

    private Task<int> RestoreStations(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        StationIndex.Restore(connection, transaction, page
            .GroupBy(stored => stored.Key, (_, records) => Station(records))
            .Select(station => StationRows.Of(station.Id, station.State, clock.GetUtcNow()))
            .OfType<StationRow>());

    private Task<int> RestoreTasks(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        TaskIndex.Restore(connection, transaction, page
            .Select(stored => (Id: Id(stored), State: State<TaskState>(stored)))
            .Where(task => task.State.Opened is not null)
            .Select(task => (TaskViews.View(task.Id, task.State, dispatch.Value), DeadlineRules.AwakeSince(task.State))));

    private static Task<int> RestoreRedemptions(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        RedemptionIndex.Restore(connection, transaction, page
            .Select(stored => (Id: Id(stored), State: State<RedemptionState>(stored)))
            .Where(redemption => redemption.State.Opened is not null)
            .Select(redemption => new RedemptionRow(
                RedemptionViews.View(redemption.Id, redemption.State),
                RedemptionViews.OnceKey(redemption.State),
                redemption.State.CodeDigest,
                RedemptionClockRules.NextDue(redemption.State))));

    private async Task<RebuildResult> RebuildCases()
    {
        // Deadlines were computed by a calendar that may be in force no more: of one that has changed since, each case is due.
        var result = await Rebuild("cases", CaseType, CaseType, GrainKeys.Case(""), NotOnlyRegistered, RestoreCases);
        await database.WriteRows((connection, transaction) => connection.ExecuteAsync(RowsWithoutCase, transaction: transaction));
        return result;
    }

    private static Task<int> RestoreCases(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        CaseIndex.Restore(connection, transaction, page
            .Select(stored => (Id: Id(stored), State: State<CaseState>(stored)))
            .Where(found => found.State.Reported is not null)
            .Select(found => new CaseRow(CaseViews.View(found.Id, found.State), CaseClockRules.NextDue(found.State), found.State.RuleVersions)));

    private static Task<int> RestoreDuties(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        PlatformDutyIndex.Restore(connection, transaction, page
            .Select(stored => (Id: Id(stored), State: State<PlatformDutyState>(stored)))
            .Where(duty => duty.State.Started is not null)
            .Select(duty => new PlatformDutyRow(
                ExemptionRules.View(duty.Id, duty.State), duty.State.Started!.RiderId, duty.State.Started.District, null,
                ExemptionRules.NextDue(duty.State), duty.State.Revision)));

    private static Task<int> RestoreRidersOnDuty(DbConnection connection, DbTransaction transaction, IEnumerable<StoredState> page) =>
        DutyIndex.Restore(connection, transaction, page
            .Where(stored => State<RiderState>(stored).Duty.Since is not null)
            .Select(Id));

    private async Task<RebuildResult> RebuildRidersOnDuty()
    {
        var result = await Rebuild("riders_on_duty", RiderType, RiderType, GrainKeys.Rider(""), "true", RestoreRidersOnDuty);
        return result with { Right = await Count(result.Table) };
    }

    private async Task<RebuildResult> Rebuild(
        string table, string type, string besideType, string prefix, string removable,
        Func<DbConnection, DbTransaction, IEnumerable<StoredState>, Task<int>> restore)
    {
        var (right, restored) = (0L, 0L);
        var after = "";
        for (var keys = await Keys(type, after); keys.Count > 0; keys = await Keys(type, after))
        {
            var (first, last) = (after, keys[^1]);
            restored += await database.WriteRows(async (connection, transaction) =>
            {
                var query = PageOfStates.Replace("{0}", FreshSince(connection), StringComparison.Ordinal) + Hold(connection);
                var states = await connection.QueryAsync<StoredState>(
                    query, new { Type = type, BesideType = besideType, cluster.Value.ServiceId, After = first, Last = last }, transaction);
                // Together or not at all: a station is made of two.
                var page = states.GroupBy(state => state.Key)
                    .Where(records => IncludeFresh || records.All(record => record.Fresh == 0)).SelectMany(records => records);
                return await restore(connection, transaction, page);
            });
            right += keys.Count;
            after = last;
        }

        var removed = await database.WriteRows((connection, transaction) => connection.ExecuteAsync(
            WithoutGrain(table, removable),
            new { Type = type, cluster.Value.ServiceId, Prefix = prefix },
            transaction));
        return new RebuildResult(table, right, restored, removed);
    }

    private static string WithoutGrain(string table, string removable) =>
        $"""
        DELETE FROM {table} WHERE {removable} AND NOT EXISTS (
          SELECT 1 FROM OrleansStorage
          WHERE GrainTypeString = @Type AND ServiceId = @ServiceId AND PayloadBinary IS NOT NULL AND GrainIdExt = @Prefix || {table}.id)
        """;

    private Task<List<string>> Keys(string type, string after) => database.Read(async connection => (await connection.QueryAsync<string>(
        PageOfKeys, new { Type = type, cluster.Value.ServiceId, After = after, PageSize })).AsList());

    private Task<long> Count(string table) => database.Read(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table}"));

    private Task<RebuildResult> RebuildBalances() => database.WriteRows(async (connection, transaction) =>
    {
        if (connection is Npgsql.NpgsqlConnection)
        {
            // Postings wait; whoever asks for a balance does not.
            await connection.ExecuteAsync(
                "LOCK TABLE ledger_entries, ledger_open_holds, ledger_balances IN SHARE ROW EXCLUSIVE MODE", transaction: transaction);
        }

        await connection.ExecuteAsync(WrongOpenHolds, transaction: transaction);
        var removed = await connection.ExecuteAsync(BalancesWithoutEntries, transaction: transaction);
        var restored = await connection.ExecuteAsync(WrongBalances, transaction: transaction);
        var right = await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM ledger_balances", transaction: transaction);
        return new RebuildResult("ledger_balances", right, restored, removed);
    });

    private static string FreshSince(DbConnection connection) =>
        connection is Npgsql.NpgsqlConnection ? "now() - interval '5 seconds'" : "unixepoch() - 5";

    /// <summary>Keeps the grains of the page from storing until the transaction ends. The embedded database has one writer anyway.</summary>
    private static string Hold(DbConnection connection) => connection is Npgsql.NpgsqlConnection ? " FOR SHARE" : "";

    private sealed record StoredState(string Type, string Key, byte[] Payload, long Fresh);
}
