using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Actors;

/// <summary>A station's equipment: reports its ports, most of them free. It does not give a report up.</summary>
public sealed class DeviceActor(Caller caller, string station, int ports)
{
    private static readonly string[] Rare = ["charging", "charging", "faulted", "offline"];

    private readonly string[] statuses = [.. Enumerable.Repeat("available", ports)];
    private DateTimeOffset last;

    /// <summary>Reports all ports free, then acts until told to stop.</summary>
    public async Task Act(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var port = caller.Random.Next(ports);
            statuses[port] = statuses[port] == "available" && caller.Random.Next(5) == 0 ? Rare[caller.Random.Next(Rare.Length)] : "available";
            await Report();
            await Task.Delay(caller.Random.Next(200, 800), CancellationToken.None);
        }
    }

    /// <summary>Reports the ports as they are.</summary>
    public Task<Reply?> Report()
    {
        // Two reports of one moment would have no order.
        var now = DateTimeOffset.UtcNow;
        last = now > last ? now : last.AddMilliseconds(1);
        return caller.Do(new Command.Report(station, [.. statuses], last), patient: true);
    }
}
