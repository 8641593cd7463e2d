using System.Text.Json;
using RedStation.Contracts.Tasks;
using RedStation.Storage.GrainState;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class TaskIndexTests : IDisposable
{
    private readonly TestDatabase store;
    private readonly TaskIndex index;
    private readonly TaskQueries queries;

    protected TaskIndexTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        (index, queries) = (new TaskIndex(store.Database), new TaskQueries(store.Database));
    }

    [Fact]
    public async Task Register_BeforeAnythingIsKnown_IsNotListed()
    {
        await index.Register("t1");

        Assert.Empty((await queries.List(null, null, null, 10)).Items);
    }

    [Fact]
    public async Task Project_ThenList_GivesTheSameTask()
    {
        var task = SomeTasks.Task("t1");
        await index.Register("t1");
        await index.Project(task, null);

        var listed = Assert.Single((await queries.List(null, null, null, 10)).Items);

        Assert.Equal(JsonSerializer.Serialize(task, StateJson.Options), JsonSerializer.Serialize(listed, StateJson.Options));
        Assert.Equal(task.Evidence, listed.Evidence);
        Assert.Equal(task.History, listed.History);
    }

    [Fact]
    public async Task Project_OutOfOrder_KeepsTheLatest()
    {
        await index.Project(SomeTasks.Task("t1", status: GovernanceTaskStatus.Verified, revision: 7), null);
        await index.Project(SomeTasks.Task("t1", status: GovernanceTaskStatus.Submitted, revision: 6), SomeTasks.Noon);

        Assert.Equal(GovernanceTaskStatus.Verified, Assert.Single((await queries.List(null, null, null, 10)).Items).Status);
        Assert.Empty(await new DueWork(store.Database).Tasks(0, 1, DateTimeOffset.MaxValue));
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : TaskIndexTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : TaskIndexTests(stores.New);
}
