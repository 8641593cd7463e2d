using System.Text.Json;
using RedStation.Contracts.Tasks;
using RedStation.Storage.GrainState;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class TaskIndexTests : IDisposable
{
    private readonly Store _store;
    private readonly TaskIndex _index;
    private readonly TaskQueries _queries;

    protected TaskIndexTests(Func<Store> newStore)
    {
        _store = newStore();
        (_index, _queries) = (new TaskIndex(_store.Database), new TaskQueries(_store.Database));
    }

    [Fact]
    public async Task Register_BeforeAnythingIsKnown_IsNotListed()
    {
        await _index.Register("t1");

        Assert.Empty((await _queries.List(null, null, null, 10)).Items);
    }

    [Fact]
    public async Task Project_ThenList_GivesTheSameTask()
    {
        var task = SomeTasks.Task("t1");
        await _index.Register("t1");
        await _index.Project(task, null);

        var listed = Assert.Single((await _queries.List(null, null, null, 10)).Items);

        Assert.Equal(JsonSerializer.Serialize(task, StateJson.Options), JsonSerializer.Serialize(listed, StateJson.Options));
        Assert.Equal(task.Evidence, listed.Evidence);
        Assert.Equal(task.History, listed.History);
    }

    [Fact]
    public async Task Project_OutOfOrder_KeepsTheLatest()
    {
        await _index.Project(SomeTasks.Task("t1", status: GovernanceTaskStatus.Verified, revision: 7), null);
        await _index.Project(SomeTasks.Task("t1", status: GovernanceTaskStatus.Submitted, revision: 6), SomeTasks.Noon);

        Assert.Equal(GovernanceTaskStatus.Verified, Assert.Single((await _queries.List(null, null, null, 10)).Items).Status);
        Assert.Empty(await new DueWork(_store.Database).Tasks(0, 1, DateTimeOffset.MaxValue));
    }

    public void Dispose()
    {
        _store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : TaskIndexTests(() => new EmbeddedStore());

    /// <summary>On PostgreSQL.</summary>
    [Collection(OnePostgres.Name)]
    public sealed class OnPostgres(PostgresStores stores) : TaskIndexTests(stores.New);
}
