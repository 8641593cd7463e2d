using Dapper;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;
using RedStation.Storage.Pricing;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Pricing;

public abstract class PriceListStoreTests : IDisposable
{
    private const string Xihu = "330106";

    private static readonly DateOnly Today = new(2026, 11, 29);

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 29, 4, 0, 0, TimeSpan.Zero));
    private readonly TestDatabase database;
    private readonly PriceListStore<TaskPrice> lists;

    protected PriceListStoreTests(Func<TestDatabase> newDatabase)
    {
        database = newDatabase();
        lists = new PriceListStore<TaskPrice>(database.Database, clock);
    }

    [Fact]
    public async Task Publish_ManyAtOnceOnTheSameVersion_OneIsPublishedAndTheOthersAreOutdated()
    {
        for (var round = 0; round < 5; round++)
        {
            var publications = await Task.WhenAll(
                Enumerable.Range(0, 12).Select(number => lists.Publish(Draft(round, 5 + number), Author($"{round}-{number}"))));

            Assert.Equal(round + 1, Assert.Single(publications, publication => publication.Fault is null).Number);
            Assert.All(
                publications.Where(publication => publication.Fault is not null),
                publication => Assert.Equal(PriceListRefusal.OutdatedVersion, publication.Fault!.Refusal));
        }

        Assert.Equal([1, 2, 3, 4, 5], (await lists.Headers()).Select(version => version.Number));
    }

    [Fact]
    public async Task Publish_SameOperationAgain_IsTheSameVersion_AndWithAnotherDraftNone()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => lists.Publish(Draft(0, 5), Author("once"))));
        Assert.All(drafts, publication => Assert.Equal(new Publication(1, null), publication));
        Assert.Equal(2, (await lists.Publish(Draft(1, 6), Author("later"))).Number);

        Assert.Equal(new Publication(1, null), await lists.Publish(Draft(0, 5), Author("once")));
        Assert.Equal(new Publication(0, null), await lists.Publish(Draft(2, 7), Author("once") with { Fingerprint = "another" }));

        Assert.Equal(2, await lists.Count());
    }

    [Fact]
    public async Task Publish_EachScope_CountsForItself()
    {
        Assert.True(await lists.AddFirst(Today, "first", [Price(3)]));
        Assert.False(await lists.AddFirst(Today, "again", [Price(4)]));
        Assert.Equal(1, (await lists.Publish(Draft(0, 5) with { District = Xihu }, Author("a"))).Number);
        Assert.Equal(2, (await lists.Publish(Draft(1, 6), Author("b"))).Number);
        Assert.Equal(0, await new PriceListStore<ServicePrice>(database.Database, clock).Count());

        Assert.Equal(3, Assert.Single((await lists.Find(null, 1))!.Entries).Points);
        Assert.Equal(5, Assert.Single((await lists.Find(Xihu, 1))!.Entries).Points);
        Assert.Null(await lists.Find(Xihu, 2));
        var version = (await lists.Find(null, 2))!;
        Assert.Equal((Today, Today.AddDays(30), clock.GetUtcNow()), (version.From, version.Until, version.PublishedAt));
        Assert.Equal(("管理员", "说明", 1), (version.Author, version.Note, version.Count));
    }

    [Fact]
    public async Task Publish_FromYesterday_ChangesNothing()
    {
        var fault = (await lists.Publish(Draft(0, 5) with { From = Today.AddDays(-1) }, Author("a"))).Fault;

        Assert.Equal(PriceListRefusal.ValidityInPast, fault?.Refusal);
        Assert.Equal(0, await database.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM price_list_versions")));
    }

    [Fact]
    public async Task History_InPages_HasEveryVersionOnce_NewestFirst()
    {
        for (var number = 0; number < 5; number++)
        {
            await lists.Publish(Draft(number, 5), Author($"city-{number}"));
            await lists.Publish(Draft(number, 5) with { District = Xihu }, Author($"xihu-{number}"));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        var (seen, cursor) = (new List<PriceListHeader>(), (string?)null);
        do
        {
            var page = await lists.History((null, true), cursor, 3);
            seen.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(
            Enumerable.Range(1, 5).Reverse().SelectMany(number => new[] { (District: (string?)Xihu, Number: number), (null, number) }),
            seen.Select(version => (version.District, version.Number)));
        Assert.All((await lists.History((Xihu, false), null, 10)).Items, version => Assert.Equal(Xihu, version.District));
        Assert.Equal(5, (await lists.History((null, false), null, 10)).Items.Length);
    }

    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    private static TaskPrice Price(int points) => new(TaskType.Patrol, "巡逻", "Patrol", points, 30, []);

    private static PriceListDraft<TaskPrice> Draft(int basedOn, int points) => new(null, Today, Today.AddDays(30), "说明", basedOn, [Price(points)]);

    private static PriceListAuthor Author(string operation) => new("a-1", "管理员", operation, "fingerprint");

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : PriceListStoreTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture postgres) : PriceListStoreTests(postgres.New);
}
