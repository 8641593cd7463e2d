using CsCheck;
using RedStation.Contracts.Tasks;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class TaskQueriesTests(Func<TestDatabase> newStore) : IDisposable
{
    private static readonly Gen<GovernanceTaskStatus> Status = Gen.Enum<GovernanceTaskStatus>();

    private static readonly Gen<TaskView[]> Tasks =
        Gen.Select(Gen.OneOf("330106", "330102", "330203", "320100", "330100"), Status, Gen.Int[0, 5]).Array[0, 30]
            .Select(tasks => tasks.Select((task, number) => SomeTasks.Task($"t{number}", task.Item1, task.Item2, task.Item3)).ToArray());

    private static readonly Gen<string[]?> Districts =
        Gen.OneOf(Gen.Const((string[]?)null), Gen.OneOf("330000", "330100", "330106", "330203", "440000").Array[0, 3].Select(all => (string[]?)all));

    private static readonly Gen<GovernanceTaskStatus[]?> Statuses =
        Gen.OneOf(Gen.Const((GovernanceTaskStatus[]?)null), Status.Array[0, 4].Select(all => (GovernanceTaskStatus[]?)all));

    private readonly TestDatabase store = newStore();

    [Fact]
    public Task List_AnyFilterPageByPage_GivesWhatFitsNewestFirst() => Gen.Select(Tasks, Districts, Statuses, Gen.Int[1, 7]).SampleAsync(
        async (tasks, districts, statuses, limit) =>
        {
            using var store = newStore();
            foreach (var task in tasks)
            {
                await new TaskIndex(store.Database).Project(task, null);
            }

            var listed = await AllPages(new TaskQueries(store.Database), districts, statuses, limit);

            var expected = tasks
                .Where(task => districts is null || districts.Any(adcode => Covers(adcode, task.District)))
                .Where(task => statuses is null || statuses.Contains(task.Status))
                .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id, StringComparer.Ordinal)
                .Select(task => task.Id);
            Assert.Equal(expected, listed);
        },
        iter: 60,
        threads: 1);

    [Fact]
    [Trait("Case", "W20")]
    public async Task List_ChangedFrom_GivesWhatHasChangedSince_HoweverLongAgoItWasOpened()
    {
        var (index, queries) = (new TaskIndex(store.Database), new TaskQueries(store.Database));
        await index.Project(Closed("old", SomeTasks.Noon.AddDays(-9), SomeTasks.Noon.AddMinutes(1)), null);
        await index.Project(Closed("just", SomeTasks.Noon.AddDays(-1), SomeTasks.Noon), null);
        await index.Project(Closed("before", SomeTasks.Noon.AddDays(-1), SomeTasks.Noon.AddMilliseconds(-1)), null);

        var since = await queries.List(null, [GovernanceTaskStatus.Verified], null, 10, new TaskFilter(ChangedFrom: SomeTasks.Noon));

        Assert.Equal(["just", "old"], since.Items.Select(task => task.Id));
    }

    [Fact]
    [Trait("Case", "O7")]
    public async Task List_ByTypeAndTime_GivesThose()
    {
        var (index, queries) = (new TaskIndex(store.Database), new TaskQueries(store.Database));
        (string, TaskType, int)[] tasks =
            [("a", TaskType.Patrol, 0), ("b", TaskType.HazardCheck, 1), ("c", TaskType.Patrol, 2), ("d", TaskType.Patrol, 3)];
        foreach (var (id, type, minute) in tasks)
        {
            await index.Project(SomeTasks.Task(id) with { Type = type, CreatedAt = SomeTasks.Noon.AddMinutes(minute) }, null);
        }

        var found = await queries.List(
            null, null, null, 10, new TaskFilter(TaskType.Patrol, SomeTasks.Noon.AddMinutes(1), SomeTasks.Noon.AddMinutes(3)));

        Assert.Equal(["c"], found.Items.Select(task => task.Id));
    }

    private static TaskView Closed(string id, DateTimeOffset created, DateTimeOffset at) =>
        SomeTasks.Task(id, status: GovernanceTaskStatus.Verified) with
        {
            CreatedAt = created,
            History = [new(GovernanceTaskStatus.Verified, at, "d", null, TaskEvent.Verified)],
        };

    [Fact]
    public async Task List_TaskOpenedBetweenPages_NeitherRepeatsNorHidesAnother()
    {
        var (index, queries) = (new TaskIndex(store.Database), new TaskQueries(store.Database));
        for (var minute = 0; minute < 4; minute++)
        {
            await index.Project(SomeTasks.Task($"t{minute}", minute: minute), null);
        }

        var first = await queries.List(null, null, null, 2);
        await index.Project(SomeTasks.Task("t9", minute: 9), null);
        var second = await queries.List(null, null, first.Next, 2);

        Assert.Equal(["t3", "t2"], first.Items.Select(task => task.Id));
        Assert.Equal(["t1", "t0"], second.Items.Select(task => task.Id));
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("!!")]
    [InlineData("MTIz")]
    public async Task List_ForgedCursor_IsRefused(string cursor)
    {
        Assert.False(PageCursor.TryRead(cursor, out _));
        await Assert.ThrowsAsync<FormatException>(() => new TaskQueries(store.Database).List(null, null, cursor, 10));
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static bool Covers(string adcode, string district) => adcode switch
    {
        [.. var province, '0', '0', '0', '0'] => district.StartsWith(province, StringComparison.Ordinal),
        [.. var city, '0', '0'] => district.StartsWith(city, StringComparison.Ordinal),
        _ => district == adcode,
    };

    private static async Task<List<string>> AllPages(
        TaskQueries queries, string[]? districts, GovernanceTaskStatus[]? statuses, int limit)
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await queries.List(districts, statuses, cursor, limit);
            Assert.True(page.Items.Length <= limit);
            ids.AddRange(page.Items.Select(task => task.Id));
            cursor = page.Next;
        }
        while (cursor is not null);
        return ids;
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : TaskQueriesTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : TaskQueriesTests(stores.New);
}
