using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Live;

namespace RedStation.Tests.Domain.Live;

public sealed class LiveTileStateTests
{
    private static readonly TileId Tile = new(13, 6830, 3373);

    /// <summary>What happens: a station's message arrives (perhaps late, perhaps twice), the station leaves, or a delta is cut.</summary>
    private static readonly Gen<(int What, int Station, int Revision)[]> Happenings =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[1, 12]).Array[0, 60];

    [Fact]
    public void Apply_MessagesInAnyOrderAndTwice_EndsWithTheLatestOfEachStation() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 12]).Array[1, 40].Sample(messages =>
        {
            var tile = new LiveTileState(Tile, 0);
            foreach (var (station, revision) in messages)
            {
                tile.Apply(Station(station, revision));
            }

            var latest = messages.GroupBy(message => message.Item1).ToDictionary(same => $"s{same.Key}", same => (long)same.Max(one => one.Item2));
            Assert.Equal(latest, tile.Snapshot().Stations.ToDictionary(station => station.Id, station => station.Revision));
        });

    [Fact]
    public void Deltas_JoinedInAnyWay_LeadAClientFromAnyMomentToTheSameState() =>
        Gen.Select(Happenings, Gen.Int[0, 59], Gen.Bool.Array[1, 60]).Sample((happenings, joins, joinings) =>
        {
            var tile = new LiveTileState(Tile, 1_000);
            TileClient? client = null;
            TileDelta? waiting = null;
            foreach (var ((what, station, revision), moment) in happenings.Select((one, moment) => (one, moment)))
            {
                client ??= moment == joins ? new TileClient(tile.Snapshot()) : null;
                Happen(tile, what, station, revision);
                if (what < 3 && tile.TakeDelta() is { } delta && client is not null)
                {
                    waiting = waiting is null ? delta : TileDeltas.Join(waiting, delta);
                    if (joinings[moment % joinings.Length])
                    {
                        Assert.True(client.Take(waiting));
                        waiting = null;
                    }
                }
            }

            client ??= new TileClient(tile.Snapshot());
            foreach (var delta in new[] { waiting, tile.TakeDelta() }.OfType<TileDelta>())
            {
                Assert.True(client.Take(delta));
            }

            Assert.Equal(
                tile.Snapshot().Stations.Select(station => (station.Id, station.Revision)).Order(),
                client.Stations.Values.Select(station => (station.Id, station.Revision)).Order());
        },
        iter: 10_000);

    [Fact]
    public void Deltas_OneMissed_AreNoticedFromThenOn() => Gen.Select(Gen.Int[2, 10], Gen.Int[0, 8]).Sample((count, missed) =>
    {
        var tile = new LiveTileState(Tile, 1_000);
        var client = new TileClient(tile.Snapshot());
        for (var number = 0; number < count; number++)
        {
            tile.Apply(Station(0, number + 1));
            var delta = tile.TakeDelta()!;
            if (number != missed)
            {
                Assert.Equal(number < missed, client.Take(delta));
            }
        }
    });

    [Fact]
    public void SkipDelta_ChangesThatNobodyHeard_ShowAsAGapToOneWhoHeldTheStateBefore()
    {
        var tile = new LiveTileState(Tile, 1_000);
        var client = new TileClient(tile.Snapshot());
        tile.Apply(Station(0, 1));
        tile.SkipDelta();
        Assert.Null(tile.TakeDelta());

        tile.Apply(Station(0, 2));

        Assert.False(client.Take(tile.TakeDelta()!));
    }

    [Fact]
    public void Remove_OlderThanWhatIsKnown_IsPassedOver()
    {
        var tile = new LiveTileState(Tile, 0);
        tile.Apply(Station(0, 5));

        Assert.False(tile.Remove("s0", 4));
        Assert.True(tile.Remove("s0", 5));
        Assert.False(tile.Apply(Station(0, 5)));
        Assert.True(tile.Apply(Station(0, 6)));
    }

    [Fact]
    public void Join_DeltasThatDoNotFollow_Throws() => Assert.Throws<ArgumentException>(
        () => TileDeltas.Join(new TileDelta(Tile, 1, 2, [], []), new TileDelta(Tile, 3, 4, [], [])));

    private static void Happen(LiveTileState tile, int what, int station, int revision)
    {
        if (what == 9)
        {
            tile.Remove($"s{station}", revision);
        }
        else if (what > 2)
        {
            tile.Apply(Station(station, revision));
        }
    }

    private static StationSummary Station(int number, long revision) => new(
        $"s{number}", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), true, new PortCounts(0, 0, 0, 0, 0, 0), [], revision, default, true);
}
