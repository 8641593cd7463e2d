using System.Collections.Concurrent;
using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>The product: devices report over HTTP.</summary>
public sealed class ProductLive(LoadTarget target) : ILiveTarget
{
    private const int AtOnce = 16;

    private readonly PortReport report = new(target.Rest, Guid.NewGuid().ToString("N")[..8]);
    private readonly ConcurrentDictionary<int, string> tokens = new();

    /// <inheritdoc/>
    public Uri Hub { get; } = new(target.Address, "/hubs/live");

    /// <inheritdoc/>
    public ProcessUsage? Usage => target.Usage;

    /// <inheritdoc/>
    public Task Prepare(IReadOnlyList<ChangeTrack> tracks) => Parallel.ForEachAsync(
        tracks, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (track, _) =>
        {
            var station = track.Station;
            tokens[station.Number] = await target.Identities.Device(station.Id);
            var at = DateTimeOffset.UtcNow;
            Rest.Good(
                await target.Rest.Post(PortReport.Path(station), tokens[station.Number], new
                {
                    operationId = Guid.NewGuid().ToString("N"),
                    ports = Enumerable.Range(1, station.Ports).Select(port => new { port, status = "available", at }),
                }),
                PortReport.Path(station));
        });

    /// <inheritdoc/>
    public Task<bool> Publish(PlannedStation station, long step, int port, PortStatus status) =>
        report.Send(station, step, port, status, tokens[station.Number]);
}
