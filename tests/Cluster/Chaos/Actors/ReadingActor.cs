using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>Somebody who looks at the stations all the time: what is seen once must not be unseen.</summary>
public sealed class ReadingActor(Caller caller, IReadOnlyList<string> stations)
{
    /// <summary>Acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await caller.Do(new Command.ReadStation(stations[caller.Random.Next(stations.Count)]));
            await Task.Delay(caller.Random.Next(50, 200), CancellationToken.None);
        }
    }
}
