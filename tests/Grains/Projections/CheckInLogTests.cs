using Dapper;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Grains.Stations;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class CheckInLogTests : IDisposable
{
    private readonly TestDatabase store;
    private readonly CheckInLog log;
    private readonly CheckInQueries queries;

    protected CheckInLogTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        (log, queries) = (new CheckInLog(store.Database, new OperationTable(store.Database)), new CheckInQueries(store.Database));
    }

    [Fact]
    public async Task Append_SameOneTwice_IsThereOnceAndGivesWhatWasTold()
    {
        var checkIn = CheckIn("c1", "s1", 0);
        var told = await Append(checkIn);
        await Append(CheckIn("c2", "s1", 1));
        var again = (await Append(checkIn with { DisplayName = "somebody else" }, "nonce of c1", new("c1", "other", "other", true)))!.Told;

        Assert.Equal(Told("c1"), told);
        Assert.Equal(told, again);
        Assert.Equal([CheckIn("c2", "s1", 1), checkIn], (await queries.List("s1", null, 10)).Items);
    }

    [Fact]
    public async Task Append_CredentialOfAnotherCheckIn_AddsNothing()
    {
        await Append(CheckIn("c1", "s1", 0), "nonce", Told("c1"));

        Assert.Null(await Append(CheckIn("c2", "s2", 1), "nonce", Told("c2")));
        Assert.NotNull(await Append(CheckIn("c3", "s2", 1) with { RiderId = "r2" }, "nonce", Told("c3")));

        Assert.Equal("s2/c3", Assert.Single((await queries.List("s2", null, 10)).Items).Id);
    }

    [Fact]
    public async Task Append_OneCredentialAtManyStationsAtOnce_AddsOne()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Append(CheckIn($"c{number}", $"s{number}", 0), "nonce", Told($"c{number}"))));

        Assert.Single(added, told => told is not null);
    }

    [Fact, Trait("Case", "P5")]
    public async Task Append_RiderOnAVisit_AddsNothingAndGivesTheVisit()
    {
        await Append(CheckIn("c1", "s1", 0));

        Assert.Equal(new("nonce of c1", Told("c1")), await Append(CheckIn("c2", "s1", 1), "nonce of c2", Told("c2"), visits: -1));
        Assert.Equal("c3", (await Append(CheckIn("c3", "s2", 1), "nonce of c3", Told("c3"), visits: -1))!.Told.Id);
        Assert.Equal("c4", (await Append(CheckIn("c4", "s1", 1) with { RiderId = "r2" }, "nonce of c4", Told("c4"), visits: -1))!.Told.Id);
        Assert.Equal("c5", (await Append(CheckIn("c5", "s1", 1), "nonce of c5", Told("c5"), visits: 0))!.Told.Id);
    }

    [Fact, Trait("Case", "P5")]
    public async Task After_AMoment_IsAStationsOwnOldestFirst()
    {
        foreach (var number in Enumerable.Range(0, 5))
        {
            await Append(CheckIn($"c{number}", "s1", number));
        }

        await Append(CheckIn("other", "s2", 4));

        static RecordedOperation At(string id, int minute) => Told(id) with { At = SomeTasks.Noon.AddMinutes(minute) };
        Assert.Equal(
            [new("nonce of c3", At("c3", 3)), new("nonce of c4", At("c4", 4))], await log.After("s1", SomeTasks.Noon.AddMinutes(2)));
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Told_WithACheckInOrWithout_IsWhatTheReaderHeardFirst()
    {
        await Append(CheckIn("c1", "s1", 0));
        var refused = Told("c2") with { Granted = false };
        await log.KeepAnswer("s1", refused);
        await log.KeepAnswer("s1", Told("c2"));

        Assert.Equal(Told("c1"), await log.Told("s1", Told("c1"), "r1", "nonce of c1"));
        Assert.Equal(refused, await log.Told("s1", Told("c2"), "r1", "nonce of c2"));
        Assert.Null(await log.Told("s1", Told("c3"), "r1", "nonce of c3"));
        Assert.Null(await log.Told("s2", Told("c1"), "r1", "nonce of c1"));
        Assert.Null(await log.Told("s2", Told("c2"), "r1", "nonce of c2"));
    }

    [Fact]
    [Trait("Case", "R5")]
    public async Task Told_SameCommandFromAnotherSignIn_IsWhatTheReaderHeardFirst()
    {
        await Append(CheckIn("monday/1", "s1", 0), "n1", Told("monday/1"));
        await log.KeepAnswer("s1", Told("monday/2") with { Granted = false });
        var (first, second) = (Told("tuesday/1"), Told("tuesday/2"));

        Assert.Equal("answer of monday/1", (await log.Told("s1", first, "r1", "n1"))?.Answer);
        Assert.Equal("answer of monday/1", (await Append(CheckIn("tuesday/1", "s1", 0), "n1", first))?.Told.Answer);
        Assert.Equal("answer of monday/2", (await log.Told("s1", second, "r1", "n2"))?.Answer);
        Assert.Equal("answer of monday/2", (await Append(CheckIn("tuesday/2", "s1", 0), "n2", second))?.Told.Answer);
        Assert.Null(await log.Told("s1", first with { Fingerprint = "other" }, "r1", "n3"));
        Assert.Null(await Append(CheckIn("tuesday/1", "s1", 0), "n1", first with { Fingerprint = "other" }));
        Assert.Null(await log.Told("s2", first, "r1", "n1"));
    }

    [Fact]
    [Trait("Case", "R4")]
    public async Task Append_UnderAnIdThatWasRefused_AddsNothingAndGivesTheRefusal()
    {
        var refused = Told("c1") with { Granted = false };
        await log.KeepAnswer("s1", refused);

        Assert.Equal(refused, await Append(CheckIn("c1", "s1", 0)));
        Assert.NotNull(await Append(CheckIn("c1", "s2", 0), "another nonce", Told("c1")));

        Assert.Empty((await queries.List("s1", null, 10)).Items);
    }

    [Fact]
    public async Task Append_AnswerIsGone_FitsNoCommand()
    {
        await Append(CheckIn("c1", "s1", 0));
        await store.Database.Write((connection, transaction) =>
            connection.ExecuteAsync("UPDATE check_ins SET answer = NULL", transaction: transaction));

        var again = await Append(CheckIn("c1", "s1", 0));

        Assert.Empty(again.Answer);
        Assert.Equal(again, await log.Told("s1", Told("c1"), "r1", "nonce of c1"));
        Assert.Empty(await log.After("s1", SomeTasks.Noon.AddMinutes(-1)));
    }

    [Fact]
    public async Task List_PageByPage_GivesTheStationsOwnNewestFirst()
    {
        // Pairs share a millisecond, so that the id has to order them.
        foreach (var number in Enumerable.Range(0, 10))
        {
            await Append(CheckIn($"c{number}", "s1", number / 2));
        }

        await Append(CheckIn("other", "s2", 3));

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await queries.List("s1", cursor, 3);
            ids.AddRange(page.Items.Select(checkIn => checkIn.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(number => $"s1/c{number}"), ids);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<RecordedOperation> Append(CheckIn checkIn)
    {
        var operation = checkIn.Id[(checkIn.Id.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return (await Append(checkIn, $"nonce of {operation}", Told(operation)))!.Told;
    }

    /// <summary>Looks at visits since some minutes after noon; a test that is not about visits looks at none.</summary>
    private Task<LoggedCheckIn?> Append(CheckIn checkIn, string nonce, RecordedOperation told, int visits = 60) =>
        log.Append(checkIn, nonce, told, SomeTasks.Noon.AddMinutes(visits));

    private static RecordedOperation Told(string id) => new(id, "fingerprint", $"answer of {id}", Granted: true) { At = SomeTasks.Noon };

    private static CheckIn CheckIn(string id, string station, int minute) =>
        new(
            RedStation.Contracts.Stations.CheckIn.IdOf(station, id), station, "r1", "小张", SomeTasks.Noon.AddMinutes(minute), Visiting: true,
            DoorOutcome.Opened);

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : CheckInLogTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : CheckInLogTests(stores.New);
}
