using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using RedStation.Contracts.Stations;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>The product: devices report over HTTP.</summary>
public sealed class ProductLive(LoadTarget target) : ILiveTarget
{
    private const int AtOnce = 16;

    private readonly string run = Guid.NewGuid().ToString("N")[..8];
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
                await target.Rest.Post(Path(station), tokens[station.Number], new
                {
                    operationId = $"{run}-open",
                    ports = Enumerable.Range(1, station.Ports).Select(port => new { port, status = "available", at }),
                }),
                Path(station));
        });

    /// <inheritdoc/>
    public async Task<bool> Publish(PlannedStation station, long step, int port, PortStatus status)
    {
        var name = status switch { PortStatus.Charging => "charging", PortStatus.Faulted => "faulted", _ => "available" };
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"operationId\":\"{run}-{step}\",\"ports\":[{{\"port\":{port},\"status\":\"{name}\",\"at\":\"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\"}}]}}");
        try
        {
            var (answer, _) = await target.Rest.PostBytes(Path(station), tokens[station.Number], Encoding.ASCII.GetBytes(body));
            return answer == System.Net.HttpStatusCode.OK;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private static string Path(PlannedStation station) => $"/api/v1/stations/{station.Id}/ports:report";
}
