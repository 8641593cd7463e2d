using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

/// <summary>How long looking for words takes over 100,000 cases. Not part of a test run: <c>-explicit only</c> asks for it.</summary>
public abstract class CaseSearchSpeedTests(Func<TestDatabase> newStore, ITestOutputHelper print)
{
    private const int Cases = 100_000;
    private const int Batch = 2_000;
    private const int Searches = 600;

    private static readonly string[] Streets = [.. "文一路 文二路 文三路 解放路 中山路 人民路 学院路 莫干山路 凤起路 体育场路 机场路 江南大道".Split(' ')];
    private static readonly string[] Things = [.. "井盖 路灯 护栏 盲道 垃圾 渣土 线缆 围挡 树枝 公交站台 消防通道 电动车 充电柜 窨井 信号灯".Split(' ')];
    private static readonly string[] Wrongs = [.. "缺失 不亮 倾斜 被占用 满溢 堆放 垂落 破损 倒伏 积水 飞线充电 乱停 无人处理 有异味".Split(' ')];
    private static readonly string[] Units = [.. "市政设施所 路灯管理所 环卫所 综合行政执法中队 园林养护站 排水养护队 交警设施中队".Split(' ')];
    private static readonly string?[] Districts = ["330106", "330105", "330102", "330108", "330203", "330302", "330602"];

    [Fact(Explicit = true)]
    public async Task Search_Over100000Cases_AnswersWithin100ms()
    {
        using var store = newStore();
        var random = new Random(7);
        for (var first = 0; first < Cases; first += Batch)
        {
            var rows = Enumerable.Range(first, Batch).Select(number => new CaseRow(Case(number, random), null, 0)).ToList();
            await store.Database.WriteRows((connection, transaction) => CaseIndex.Restore(connection, transaction, rows));
        }

        await store.Database.WriteRows(async (connection, transaction) =>
        {
            await using var analyze = connection.CreateCommand();
            (analyze.CommandText, analyze.Transaction) = ("ANALYZE", transaction);
            return await analyze.ExecuteNonQueryAsync();
        });
        var queries = new CaseQueries(store.Database);
        var times = new List<(double Ms, string What)>();
        for (var number = 0; number < Searches + 50; number++)
        {
            var (words, districts, statuses) = (Words(random), Reach(random), Statuses(random));
            var search = CaseSearchText.Terms(words).Select(term => new CaseSearchTerm([term])).ToImmutableArray();
            var begun = Stopwatch.GetTimestamp();
            var page = await queries.Inbox(districts, new CaseFilter(statuses) { Search = search }, null, 50);
            if (number >= 50)
            {
                times.Add((Stopwatch.GetElapsedTime(begun).TotalMilliseconds, $"{words} in {districts?[0]} {statuses[0]}: {page.Items.Length}"));
            }
        }

        times.Sort();
        print.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {times[Searches / 2].Ms:0.0} ms, p95 {times[Searches * 95 / 100].Ms:0.0} ms, p99 {times[Searches * 99 / 100].Ms:0.0} ms"));
        print.WriteLine(string.Join('\n', times.TakeLast(8)));
        Assert.True(times[Searches * 99 / 100].Ms <= 100, "p99 within 100 ms");
    }

    private static string Words(Random random) => random.Next(5) switch
    {
        0 => Things[random.Next(Things.Length)][..1],
        1 => Things[random.Next(Things.Length)],
        2 => $"{Streets[random.Next(Streets.Length)]} {Wrongs[random.Next(Wrongs.Length)]}",
        3 => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 2_000)}号"),
        _ => Units[random.Next(Units.Length)],
    };

    private static string[]? Reach(Random random) => random.Next(4) switch
    {
        0 => null,
        1 => ["330100"],
        _ => [Districts[random.Next(Districts.Length)]!],
    };

    private static ImmutableArray<CaseStatus> Statuses(Random random) => random.Next(3) switch
    {
        0 => CaseLifecycle.OverStatuses,
        1 => [CaseStatus.Suspended],
        _ => CaseLifecycle.OpenStatuses,
    };

    private static CaseView Case(int number, Random random)
    {
        var status = (CaseStatus)random.Next(11);
        var at = SomeTasks.Noon.AddMinutes(number);
        var limit = new CaseLimit(4, DeadlineUnit.Hours);
        var place = string.Create(CultureInfo.InvariantCulture, $"{Streets[random.Next(Streets.Length)]}{random.Next(1, 2_000)}号门口");
        return new CaseView
        {
            Id = Guid.NewGuid().ToString("N"),
            Terms = new CaseTerms(random.Next(2) == 0 ? "c0101" : "e0102", limit, limit, random.Next(6) == 0),
            Position = new GeoPoint(30 + random.NextDouble(), 120 + random.NextDouble()),
            District = Districts[random.Next(Districts.Length)]!,
            Note = $"{place}{Things[random.Next(Things.Length)]}{Wrongs[random.Next(Wrongs.Length)]}，请尽快派人来看一下，晚上很不安全",
            Status = status,
            ObservedAt = at,
            ReportedAt = at,
            Reporters = ["rider"],
            ReporterCount = 1,
            Unit = Units[random.Next(Units.Length)],
            Deadlines = new CaseDeadlines { AnswerDueAt = at.AddHours(4), ClosingDueAt = at.AddHours(40) },
            Revision = 6,
            History =
            [
                .. Enumerable.Range(0, 6).Select(step => new CaseHistoryEntry
                {
                    Status = status, At = at.AddHours(step), By = "dispatcher", Event = CaseEvent.Dispatched, Note = "已安排人员到场处理",
                }),
            ],
        };
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(ITestOutputHelper print) : CaseSearchSpeedTests(() => new SqliteTestDatabase(), print);

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores, ITestOutputHelper print) : CaseSearchSpeedTests(stores.New, print);
}
