using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A station's screen: everything it was told, oldest first.</summary>
public sealed class RecordingStationGateway : IStationGateway
{
    private IStationGateway? reference;

    /// <summary>What it was told.</summary>
    public ConcurrentQueue<StationNews> News { get; } = new();

    /// <summary>Connects a screen to a station.</summary>
    public static async Task<RecordingStationGateway> Of(SiloFixture silo, string stationId)
    {
        var screen = new RecordingStationGateway();
        screen.reference = silo.Grains.CreateObjectReference<IStationGateway>(screen);
        await silo.Station(stationId).Watch(screen.reference);
        return screen;
    }

    public Task Deliver(ImmutableArray<StationNews> news)
    {
        foreach (var one in news)
        {
            News.Enqueue(one);
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits until it is told something.</summary>
    public Task Shows(string what, Predicate<StationNews> condition) =>
        Until.True(() => News.Any(news => condition(news)), $"the screen shows {what}");
}
