namespace RedStation.Api.Players;

/// <summary>Keeps played stations connected: each says every 30 s that it is there, spread evenly over that time.</summary>
public sealed partial class Heartbeats(TimeProvider clock, ILogger<Heartbeats> logger)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    /// <summary>Beats until cancelled.</summary>
    public async Task Run(IReadOnlyList<PlayedDevice> devices, CancellationToken cancellation)
    {
        var begun = clock.GetTimestamp();
        for (long beat = 0; devices.Count > 0; beat++)
        {
            var due = Round * ((double)beat / devices.Count) - clock.GetElapsedTime(begun);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, clock, cancellation);
            }

            await Beat(devices[(int)(beat % devices.Count)], cancellation);
        }
    }

    private async Task Beat(PlayedDevice device, CancellationToken cancellation)
    {
        try
        {
            await device.Heartbeat(cancellation);
        }
        catch (Exception fault) when (fault is PlayerRefusedException or HttpRequestException)
        {
            LogMissed(logger, device.StationId, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Station {StationId} missed a heartbeat: {Reason}")]
    private static partial void LogMissed(ILogger logger, string stationId, string reason);
}
