using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Grains.Clock;

namespace RedStation.Silo.Hosting;

/// <summary>Starts the clock grains once the host is up, and tries again until each has its reminder.</summary>
public sealed partial class ClockStarter(
    IGrainFactory grains, IHostApplicationLifetime lifetime, IOptions<ClockOptions> options, TimeProvider time, ILogger<ClockStarter> logger)
    : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, options.Value.Shards).Select(shard => Start(shard, stoppingToken)));
    }

    private async Task Start(int shard, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await grains.Clock(shard).Start();
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                LogNotStarted(exception, shard, pause);
            }

            await Task.Delay(pause, time, stopping);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Clock {Shard} did not start; next try in {Pause}")]
    private partial void LogNotStarted(Exception exception, int shard, TimeSpan pause);
}
