using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Storage.GrainState;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Cases;

/// <summary>
/// What anybody may ask, over 100,000 cases: how long it takes is printed, for whoever asks for these tests
/// (<c>-explicit only -class '*.CaseScaleTests*' -showLiveOutput</c>). On a busy machine times say little, so none is asserted.
/// </summary>
public abstract class CaseScaleTests : IDisposable
{
    private const int Cases = 100_000;
    private const int AtOnce = 5_000;
    private const int Rounds = 100;

    /// <summary>30 days of reports, spread over twenty districts and thirty classes.</summary>
    private const string Numbers =
        """
        WITH RECURSIVE numbers (n) AS (SELECT CAST(@First AS bigint) UNION ALL SELECT n + 1 FROM numbers WHERE n < @Last),
        made AS (
          SELECT 'c' || n AS id, CAST(330101 + n % 20 AS text) AS district, 'e' || CAST(1000 + n % 30 AS text) AS class_id,
            @Now - CAST(n AS bigint) * 25920 AS at, n
          FROM numbers)
        """;

    private const string FillFigures =
        "INSERT INTO case_figures (case_id, district, class_id, reported_at, answered_at, closing_due_at, closed_at, reworks, reopenings) "
        + Numbers + " SELECT id, district, class_id, at, at + 3600000 * (n % 40), at + 86400000, "
        + "CASE WHEN n % 3 = 0 THEN NULL ELSE at + 3600000 * (n % 60) END, n % 2, 0 FROM made";

    private const string FillCases =
        "INSERT INTO cases (id, district, status, class_id, is_open, urgent, lat, lon, rank, reported_at, revision, payload, shard_hash) "
        + Numbers + " SELECT id, district, 'Dispatched', class_id, n % 2, 0, 30.25, 120.15, at, at, 3, @Payload, 0 FROM made";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 30, 4, 0, 0, TimeSpan.Zero));
    private readonly TestDatabase database;

    protected CaseScaleTests(Func<TestDatabase> newDatabase) => database = newDatabase();

    [Fact(Explicit = true)]
    public async Task Figures_AndPublicLists_AreQuick()
    {
        var calendar = new BusinessCalendar(new() { Hours = [], Years = [2026], Holidays = [], MakeUpDays = [] });
        var context = new CaseContext(new CaseClassList([ClassOf(CaseSetup.Litter)], []), calendar, clock.GetUtcNow());
        var state = ReportRules.Report("case", new CaseState(), CaseSetup.ReportOf("rider"), context).State;
        var view = CaseViews.View("case", state);
        var payload = JsonSerializer.Serialize(view with { History = [.. Enumerable.Repeat(view.History[0], 6)] }, StateJson.Options);
        for (var first = 0; first < Cases; first += AtOnce)
        {
            var parameters = new { First = first, Last = first + AtOnce - 1, Now = clock.GetUtcNow().ToUnixTimeMilliseconds(), Payload = payload };
            foreach (var fill in (string[])[FillFigures, FillCases])
            {
                await database.Database.WriteRows((connection, transaction) => connection.ExecuteAsync(fill, parameters, transaction));
            }
        }

        var figures = new CaseFigureQueries(database.Database, clock);
        var month = FigurePeriod.Between(clock.GetUtcNow().AddDays(-365), clock.GetUtcNow().AddDays(1), clock.GetUtcNow())!;
        Assert.Equal(Cases, (await figures.Count(month)).Total.Received);
        await Measure("figures, counted", () => figures.Count(month), Rounds / 5);
        await Measure("figures, as kept", () => figures.Of(month));
        var lists = new PublicCaseQueries(database.Database);
        var all = new PublicCaseFilter(clock.GetUtcNow().AddDays(-90), clock.GetUtcNow(), null, null, null);
        Assert.Equal(1_000, (await lists.Reported(all, 0, 1_000)).Count);
        await Measure("first 1,000 requests", () => lists.Reported(all, 0, 1_000));
        await Measure("first 50 requests", () => lists.Reported(all, 0, 50));
        await Measure("50 open ones of a class in a district", () => lists.Reported(
            all with { District = "330106", ClassIds = ["e1005"], IsOpen = true }, 0, 50));
        await Measure("the last page of 50", () => lists.Reported(all, Cases - 50, 50));
        await Measure("one", () => lists.Named(["c5000"]));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CaseClass ClassOf(string id) => new()
    {
        Id = id,
        Category = "大类",
        CategoryEn = "Category",
        Name = "小类",
        NameEn = "Class",
        Answer = new(1, DeadlineUnit.Hours),
        Closing = new(1, DeadlineUnit.Hours),
    };

    private async Task Measure(string what, Func<Task> ask, int rounds = Rounds)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        times.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{GetType().Name}: {what}: p50 {times[rounds / 2]:F1} ms, p99 {times[(rounds * 99 / 100) - 1]:F1} ms"));
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : CaseScaleTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture postgres) : CaseScaleTests(postgres.New);
}
