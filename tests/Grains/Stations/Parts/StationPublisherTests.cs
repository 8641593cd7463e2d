using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Domain.Stations;
using RedStation.Grains.Gateways;
using RedStation.Grains.Stations;
using static RedStation.Tests.Grains.Stations.Parts.SomeStation;

namespace RedStation.Tests.Grains.Stations.Parts;

public sealed class StationPublisherTests
{
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly List<string> told = [];
    private readonly Gateway gateway = new();
    private readonly StationPublisher publisher;

    public StationPublisherTests() => publisher = new(
        "s",
        new(new LiveOptions(), clock, NullLogger.Instance, (to, news) => to.Deliver([.. news]), (first, next) => [.. first, .. next]),
        clock,
        tile => new TileThatListens(tile, told));

    [Fact]
    public async Task Publish_Change_ReachesTheTileAndTheScreens()
    {
        var (before, after) = (Free(2), Reported(Free(2), "taken", Noon.AddSeconds(1), (1, PortStatus.Charging)));
        publisher.Watch(gateway);

        await publisher.Publish(before.Revision, after);

        Assert.Equal([$"{TileOf(after)} apply s {after.Revision}"], told);
        Assert.Equal(after.Revision, Assert.Single(gateway.News).Ports!.Summary.Revision);
    }

    [Fact]
    public async Task Publish_NothingNew_TellsNobodyButAScreenOfAWelcome()
    {
        var state = Free(1);
        publisher.Watch(gateway);

        await publisher.Publish(state.Revision, state);
        Assert.Empty(gateway.News);
        var welcome = new Recognition(new("r1", "小张", Contracts.Profiles.RiderTier.Newcomer, null, 0, 0), false, DoorOutcome.None, Noon);
        await publisher.Publish(state.Revision, state, welcome);

        Assert.Same(welcome, Assert.Single(gateway.News).Recognition);
        Assert.Empty(told);
    }

    [Fact]
    public async Task NotifyTile_RetiredStation_IsTakenOffTheMap()
    {
        var retired = DefinitionRules.Retire("s", Free(1), new RetireStation("retire"), Options, Noon).State;

        await publisher.NotifyTile(retired);

        Assert.Equal([$"{TileOf(retired)} remove s {retired.Revision}"], told);
    }

    [Fact]
    public async Task Remind_TileThatWasToldAWhileAgo_IsToldAgain()
    {
        var state = Free(1);
        await publisher.NotifyTile(state);

        clock.Advance(TimeSpan.FromSeconds(29));
        await publisher.Remind(state);
        Assert.Single(told);
        clock.Advance(TimeSpan.FromSeconds(1));
        await publisher.Remind(state);

        Assert.Equal(2, told.Count);
    }

    [Fact]
    public async Task LeaveTile_StationThatHasMoved_LeavesTheTileItWasIn()
    {
        var before = Free(1);
        var moved = before with { Definition = before.Definition! with { Position = new GeoPoint(31.25, 121.15) } };

        await publisher.LeaveTile(before, before);
        await publisher.LeaveTile(new StationState(), before);
        Assert.Empty(told);
        await publisher.LeaveTile(before, moved);

        Assert.Equal([$"{TileOf(before)} remove s {before.Revision}"], told);
    }

    private static TileId TileOf(StationState state) => Tiles.At(state.Definition!.Position);

    private sealed class Gateway : IStationGateway
    {
        public List<StationNews> News { get; } = [];

        public Task Deliver(ImmutableArray<StationNews> news)
        {
            News.AddRange(news);
            return Task.CompletedTask;
        }
    }

    private sealed class TileThatListens(TileId tile, List<string> told) : ILiveTileGrain
    {
        public Task Apply(StationSummary station) => Tell($"apply {station.Id} {station.Revision}");

        public Task Remove(string stationId, long revision) => Tell($"remove {stationId} {revision}");

        public Task<TileSnapshot> GetSnapshot() => throw new NotSupportedException();

        public Task<TileSnapshot> Watch(ILiveGateway gateway) => throw new NotSupportedException();

        public Task Unwatch(ILiveGateway gateway) => throw new NotSupportedException();

        private Task Tell(string what)
        {
            told.Add($"{tile} {what}");
            return Task.CompletedTask;
        }
    }
}
