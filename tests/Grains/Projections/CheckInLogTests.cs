using RedStation.Contracts.Stations;
using RedStation.Grains.Stations;
using RedStation.Silo.Projections;
using RedStation.Silo.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public sealed class CheckInLogTests : IDisposable
{
    private readonly EmbeddedStore _store = new();
    private readonly CheckInLog _log;
    private readonly CheckInQueries _queries;

    public CheckInLogTests() => (_log, _queries) = (new CheckInLog(_store.Database), new CheckInQueries(_store.Database));

    [Fact]
    public async Task Append_SameOneTwice_IsThereOnce()
    {
        var checkIn = CheckIn("c1", "s1", 0);
        await _log.Append([checkIn, CheckIn("c2", "s1", 1)]);
        await _log.Append([checkIn with { DisplayName = "somebody else" }]);

        Assert.Equal([CheckIn("c2", "s1", 1), checkIn], (await _queries.List("s1", null, 10)).Items);
    }

    [Fact]
    public async Task Append_Nothing_IsFine()
    {
        await _log.Append([]);

        Assert.Empty((await _queries.List("s1", null, 10)).Items);
    }

    [Fact]
    public async Task List_PageByPage_GivesTheStationsOwnNewestFirst()
    {
        // Pairs share a millisecond, so that the id has to order them.
        await _log.Append([.. Enumerable.Range(0, 10).Select(number => CheckIn($"c{number}", "s1", number / 2)), CheckIn("other", "s2", 3)]);

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await _queries.List("s1", cursor, 3);
            ids.AddRange(page.Items.Select(checkIn => checkIn.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(number => $"c{number}"), ids);
    }

    public void Dispose() => _store.Dispose();

    private static CheckIn CheckIn(string id, string station, int minute) =>
        new(id, station, "r1", "小张", SomeTasks.Noon.AddMinutes(minute), Visiting: true, DoorOutcome.Opened);
}
