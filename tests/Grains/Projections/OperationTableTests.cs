using Dapper;
using RedStation.Domain.Operations;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class OperationTableTests : IDisposable
{
    private const int Most = 2_000;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly TestDatabase store;
    private readonly OperationTable table;

    protected OperationTableTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        table = new OperationTable(store.Database) { MostRefused = Most };
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Keep_SameIdTwice_TheFirstAnswerStays()
    {
        await table.Keep("a", [Operation("1", 0), Operation("2", 0) with { Granted = false }], Week);
        await table.Keep("a", [Operation("1", 5) with { Answer = "another" }, Operation("3", 5)], Week);

        Assert.Equal(Operation("1", 0), await table.Find("a", "1"));
        Assert.Equal(Operation("2", 0) with { Granted = false }, await table.Find("a", "2"));
        Assert.Equal(Operation("3", 5), await table.Find("a", "3"));
        Assert.Null(await table.Find("b", "1"));
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Keep_SameIdManyTimesAtOnce_KeepsOne()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => table.Keep("a", [Operation("1", number), Operation($"own-{number}", 0)], Week)));

        Assert.NotNull(await table.Find("a", "1"));
        Assert.Equal(21, await Count());
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Forget_AfterADay_DropsTheAnswerAndKeepsTheId()
    {
        await table.Keep("a", [.. Enumerable.Range(0, 1500).Select(number => Operation($"old-{number}", 0)), Operation("new", 1)], Week);

        await table.Forget(SomeTasks.Noon + OperationLog.AnswerLife);

        Assert.Equal(Operation("old-1499", 0) with { Answer = "" }, await table.Find("a", "old-1499"));
        Assert.Equal(Operation("new", 1), await table.Find("a", "new"));
        Assert.Equal(1501, await Count());

        await table.Forget(SomeTasks.Noon + OperationLog.AnswerLife + Week);

        Assert.Null(await table.Find("a", "old-1499"));
        Assert.NotNull(await table.Find("a", "new"));
        Assert.Equal(1, await Count());
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Forget_ActorWithMoreIdsThanItMay_LosesItsOldestAndNoAnswer()
    {
        var old = Enumerable.Range(0, Most + 10).Select(number => Operation($"{number:D7}", number));
        await table.Keep("busy", [.. old], TimeSpan.FromDays(400));
        var later = Most + 10;
        await table.Keep("busy", [Operation("today", later)], Week);
        await table.Keep("quiet", [Operation("0", 0)], TimeSpan.FromDays(400));

        await table.Forget(SomeTasks.Noon.AddMinutes(later));

        Assert.Null(await table.Find("busy", $"{10:D7}"));
        Assert.NotNull(await table.Find("busy", $"{11:D7}"));
        Assert.Equal(Operation("today", later), await table.Find("busy", "today"));
        Assert.NotNull(await table.Find("quiet", "0"));
        Assert.Equal(Most + 1, await Count());
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<long> Count() => store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM operations"));

    private static RecordedOperation Operation(string id, int minute) =>
        new(id, "fingerprint", $"answer of {id}", Granted: true) { At = SomeTasks.Noon.AddMinutes(minute) };

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : OperationTableTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : OperationTableTests(stores.New);
}
