using System.Collections.Immutable;
using RedStation.Api.Players;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Demo;

/// <summary>A station whose ports follow the day of charging.</summary>
internal sealed class ChargingStation
{
    private const double FaultShare = 0.02;

    private readonly PlayedDevice device;
    private readonly PortStatus[] ports;
    private readonly Random random;
    private readonly double popularity;

    /// <summary>A station with its own popularity: some are nearly always full, some nearly always empty.</summary>
    public ChargingStation(DemoStation station, PlayedDevice device, int seed)
    {
        this.device = device;
        random = new Random(HashCodeOf(station.Id) ^ seed);
        popularity = 0.6 + 0.9 * random.NextDouble();
        ports = new PortStatus[station.Definition.Ports];
    }

    /// <summary>Reports every port, as they would be at this time of the day.</summary>
    public Task Begin(double share, DateTimeOffset now, CancellationToken cancellation)
    {
        for (var port = 0; port < ports.Length; port++)
        {
            ports[port] = random.NextDouble() switch
            {
                < FaultShare => PortStatus.Faulted,
                var chance => chance < Wanted(share) ? PortStatus.Charging : PortStatus.Available,
            };
        }

        return Send([.. ports.Select((status, port) => new DeviceReading(port + 1, status, now))], cancellation);
    }

    /// <summary>Moves one port towards how full the station should be, or breaks or mends one.</summary>
    public async Task Move(double share, DateTimeOffset now, CancellationToken cancellation)
    {
        var inUse = (double)ports.Count(status => status == PortStatus.Charging) / ports.Length;
        var (from, to) = random.NextDouble() switch
        {
            < 0.03 => (PortStatus.Available, PortStatus.Faulted),
            < 0.10 => (PortStatus.Faulted, PortStatus.Available),
            var chance => chance < 0.55 + 0.8 * (Wanted(share) - inUse)
                ? (PortStatus.Available, PortStatus.Charging)
                : (PortStatus.Charging, PortStatus.Available),
        };
        var held = from == PortStatus.Available ? await device.Held(cancellation) : ImmutableHashSet<int>.Empty;
        var able = Enumerable.Range(0, ports.Length).Where(port => ports[port] == from && !held.Contains(port + 1)).ToArray();
        if (able.Length > 0)
        {
            var chosen = able[random.Next(able.Length)];
            ports[chosen] = to;
            await Send([new DeviceReading(chosen + 1, to, now)], cancellation);
        }
    }

    private double Wanted(double share) => Math.Min(1, share * popularity);

    private Task<DeviceAnswer> Send(IReadOnlyList<DeviceReading> readings, CancellationToken cancellation) =>
        device.Report($"charge-{Guid.NewGuid():N}", readings, cancellation);

    // string.GetHashCode differs from run to run.
    private static int HashCodeOf(string text) => text.Aggregate(17, (hash, letter) => unchecked(hash * 31 + letter));
}
