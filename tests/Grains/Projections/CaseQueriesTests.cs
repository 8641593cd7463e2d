using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Cases;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class CaseQueriesTests(Func<TestDatabase> newStore) : IDisposable
{
    private static readonly CaseLimit Limit = new(4, DeadlineUnit.Hours);

    private static readonly Gen<CaseView[]> Cases = Gen.Select(
            Gen.OneOf("330106", "330102", "330203"), Gen.Enum<CaseStatus>(), Gen.Int[0, 5], Gen.Bool, Gen.OneOf("e0101", "c0101")).Array[0, 30]
        .Select(cases => cases.Select((one, number) => Case($"c{number}", one.Item1, one.Item2, one.Item3, one.Item4, one.Item5)).ToArray());

    private static readonly Gen<string[]?> Districts =
        Gen.OneOf(Gen.Const((string[]?)null), Gen.OneOf("330000", "330100", "330106", "440000").Array[0, 3].Select(all => (string[]?)all));

    private static readonly Gen<CaseFilter> Filter = Gen.Select(
        Gen.OneOf(Gen.Const((CaseStatus[]?)null), Gen.Enum<CaseStatus>().Array[0, 4].Select(all => (CaseStatus[]?)all)),
        Gen.OneOf(null, "e0101"),
        Gen.OneOf(null, "环卫所"),
        Gen.Bool,
        Gen.OneOf("", "井盖", "盖坏了", "灯", "小心 环卫", "no12 路灯", "C0101").Select(CaseSearchText.Terms),
        (statuses, classId, unit, urgent, words) => new CaseFilter(statuses, classId, unit, urgent)
        {
            // A class is looked for by its name, too.
            Search = [.. words.Select(word => new CaseSearchTerm(word == "路灯" ? [word, "e0101"] : [word]))],
        });

    private readonly TestDatabase store = newStore();

    private CaseIndex Index => new(store.Database, TimeProvider.System);

    private CaseQueries Queries => new(store.Database);

    [Fact]
    public Task Inbox_AnyFilterPageByPage_GivesWhatFitsInItsOrder() => Gen.Select(
        Cases, Districts, Filter, Gen.Int[1, 7], Gen.OneOf(0, 3_000)).SampleAsync(
        async (cases, districts, filter, limit, mostLookedUp) =>
        {
            using var own = newStore();
            foreach (var one in cases)
            {
                await new CaseIndex(own.Database, TimeProvider.System).Project(new CaseRow(one, null, 0));
            }

            var listed = new List<string>();
            string? cursor = null;
            do
            {
                var page = await new CaseQueries(own.Database) { MostLookedUp = mostLookedUp }.Inbox(districts, filter, cursor, limit);
                Assert.True(page.Items.Length <= limit);
                listed.AddRange(page.Items.Select(found => found.Id));
                cursor = page.Next;
            }
            while (cursor is not null);

            var expected = cases
                .Where(one => districts is null || districts.Any(adcode => one.District.StartsWith(adcode.TrimEnd('0'), StringComparison.Ordinal)))
                .Where(one => filter.Statuses is null || filter.Statuses.Contains(one.Status))
                .Where(one => filter.ClassId is null || one.Terms.ClassId == filter.ClassId)
                .Where(one => filter.Unit is null || one.Unit == filter.Unit)
                .Where(one => !filter.UrgentOnly || one.Terms.Urgent)
                .Where(one => filter.Search.All(term => term.AnyOf.Any(
                    word => CaseSearchText.Plain(one.Note, one.Unit, one.Terms.ClassId).Contains(word, StringComparison.Ordinal))))
                .OrderBy(one => CaseLifecycle.IsOver(one.Status))
                .ThenBy(one => CaseLifecycle.IsOver(one.Status) ? 0 : one.Terms.Urgent ? 0 : 1)
                .ThenBy(one => CaseLifecycle.IsOver(one.Status) ? -one.ReportedAt.Ticks : (CaseClockRules.Due(one)?.At.Ticks ?? long.MaxValue))
                .ThenBy(one => one.Id, StringComparer.Ordinal)
                .Select(one => one.Id);
            Assert.Equal(expected, listed);
        },
        iter: 60,
        threads: 1);

    [Fact]
    public async Task Row_OfAnEarlierRevision_ChangesNothing_AndTheSameOneSetsWhenItIsDue()
    {
        await Index.Register("c");
        Assert.Equal(["c"], await Due());
        await Index.Project(new CaseRow(Case("c") with { Revision = 5, Reporters = ["a", "b"] }, null, 0));
        Assert.Empty(await Due());
        await Index.MakeDue("c");
        Assert.Equal(["c"], await Due());

        await Index.Project(new CaseRow(Case("c") with { Revision = 4, Reporters = ["x"] }, null, 0));
        Assert.Equal(["c"], await Due());
        await Index.Project(new CaseRow(Case("c") with { Revision = 5, Reporters = ["a"] }, SomeTasks.Noon.AddDays(9), 0));

        Assert.Empty(await Due());
        Assert.Equal(5, Assert.Single((await Queries.OfRider("a", null, 5)).Items).Revision);
        Assert.Empty((await Queries.OfRider("b", null, 5)).Items);
        Assert.Empty((await Queries.OfRider("x", null, 5)).Items);
    }

    [Fact]
    public async Task Id_ThatCameToNothing_IsForgotten_AndACaseIsNot()
    {
        await Index.Register("nothing");
        await Index.Project(new CaseRow(Case("something"), SomeTasks.Noon, 0));
        await Index.Forget("nothing");
        await Index.Forget("something");

        Assert.Equal(["something"], await Due());
    }

    [Fact]
    public async Task Rules_Published_MakeRunningClocksDue_AlsoOfRowsThatAreWrittenByTheOldOnes()
    {
        var rules = new CaseRuleStore(store.Database, TimeProvider.System);
        await Index.Project(new CaseRow(Case("running"), SomeTasks.Noon.AddDays(9), 0));
        await Index.Project(new CaseRow(Case("over", status: CaseStatus.Closed), null, 0));
        Assert.Empty(await Due());

        Assert.Equal(1, (await rules.Publish(Draft("one", 0))).Number);
        Assert.Equal(["running"], await Due());
        await Index.Project(new CaseRow(Case("running"), SomeTasks.Noon.AddDays(9), 0));
        Assert.Equal(["running"], await Due());
        await Index.Project(new CaseRow(Case("over", status: CaseStatus.Closed), null, 0));
        await Index.Project(new CaseRow(Case("running"), SomeTasks.Noon.AddDays(9), 1));
        Assert.Empty(await Due());

        Assert.Equal(1, (await rules.Publish(Draft("one", 0))).Number);
        Assert.Equal(new PublishedCaseRules(null, true), await rules.Publish(Draft("one", 0) with { Fingerprint = "other" }));
        Assert.Equal(new PublishedCaseRules(null, false), await rules.Publish(Draft("two", 0)));
        Assert.Equal(2, (await rules.Publish(Draft("three", 1))).Number);
        Assert.Equal((2, "three"), (await rules.InForce<string>(CaseRuleKinds.Calendar))["330106"]);
        Assert.Empty(await rules.InForce<string>(CaseRuleKinds.Classes));
        Assert.Equal(2, await rules.Count());
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static CaseRuleDraft<string> Draft(string operation, int basedOn) =>
        new(CaseRuleKinds.Calendar, "330106", basedOn, operation, "root", "管理员", "更新", "root " + operation, "fingerprint " + operation);

    private static CaseView Case(
        string id,
        string district = "330106",
        CaseStatus status = CaseStatus.Reported,
        int hour = 0,
        bool urgent = false,
        string classId = "e0101") => new()
        {
            Id = id,
            Terms = new CaseTerms(classId, Limit, Limit, urgent),
            Position = new GeoPoint(30.25, 120.15),
            District = district,
            Note = hour switch { 0 => "井盖 <坏了> \"小心\"", 1 => "NO.12 路灯", 2 => "井盖坏了，Ｎo12 没有灯", _ => "井、盖坏了" },
            Status = status,
            ObservedAt = SomeTasks.Noon,
            ReportedAt = SomeTasks.Noon.AddHours(hour),
            Reporters = ["rider"],
            ReporterCount = 1,
            Unit = hour % 2 == 0 ? "环卫所" : null,
            Deadlines = new CaseDeadlines { AnswerDueAt = SomeTasks.Noon.AddHours(hour), ClosingDueAt = SomeTasks.Noon.AddHours(9 - hour) },
            Revision = 1,
            History = ImmutableArray<CaseHistoryEntry>.Empty,
        };

    private Task<IReadOnlyList<string>> Due() => new DueWork(store.Database).Cases(0, 1, SomeTasks.Noon.AddDays(1));

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : CaseQueriesTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : CaseQueriesTests(stores.New);
}
