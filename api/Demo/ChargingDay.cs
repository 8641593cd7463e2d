using System.Collections.Immutable;
using RedStation.Api.Players;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>A day of charging, shortened so that somewhere a port changes every second or so.</summary>
public sealed partial class ChargingDay(DemoDevices devices, DemoOptions options, TimeProvider clock, ILogger<ChargingDay> logger) : IDemoPart
{
    private const int AtOnce = 8;
    private const double MostStep = 1.4;

    // Two of three changes happen in Hangzhou, where most people look.
    private const double HangzhouShare = 0.66;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        var random = new Random(options.Seed + 2);
        var stations = devices.Played.Select(entry => new ChargingStation(entry.Station, entry.Device, options.Seed)).ToImmutableArray();
        var hangzhou = devices.Played.Count(entry => entry.Station.Id.StartsWith("hz", StringComparison.Ordinal));
        var begun = clock.GetTimestamp();
        await Parallel.ForEachAsync(
            stations,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (station, stop) => await Try(() => station.Begin(Share(begun), clock.GetUtcNow(), stop)));
        while (stations.Length > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.4 + random.NextDouble() * (MostStep - 0.4)), clock, cancellation);
            var station = random.NextDouble() < HangzhouShare && hangzhou > 0 ? random.Next(hangzhou) : random.Next(stations.Length);
            await Try(() => stations[station].Move(Share(begun), clock.GetUtcNow(), cancellation));
        }
    }

    // It begins in the morning, with about a third of the ports in use.
    private double Share(long begun) => ChargingCurve.At(9.0 / 24 + clock.GetElapsedTime(begun) / options.DayLength);

    private async Task Try(Func<Task> report)
    {
        try
        {
            await report();
        }
        catch (Exception fault) when (fault is PlayerRefusedException or HttpRequestException)
        {
            LogRefused(logger, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A played station could not report: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
