using RedStation.Api.Players;
using RedStation.Silo.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Api.Demo;

/// <summary>
/// Loads the demo city once the process serves, and keeps it moving until it ends. A part that fails is started again. Of several
/// processes one plays the city, and when it ends another goes on.
/// </summary>
public sealed partial class DemoHost(
    PlayerApi api,
    DemoLoader loader,
    DemoOptions options,
    DemoDevices devices,
    DemoSandbox sandbox,
    IDistributedLock locks,
    IEnumerable<IDemoPart> parts,
    TimeProvider clock,
    ILogger<DemoHost> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await Again("load", Load, stoppingToken);
        var running = options.Play ? parts : [devices, sandbox];
        await Task.WhenAll(
            Again("city", stop => RunAlone([.. running.Where(part => part.OncePerCity)], stop), stoppingToken),
            RunAll([.. running.Where(part => !part.OncePerCity)], stoppingToken));
    }

    private async Task RunAlone(IReadOnlyList<IDemoPart> parts, CancellationToken cancellation)
    {
        await using var held = await locks.Acquire("demo city", cancellation);
        await RunAll(parts, cancellation);
    }

    private Task RunAll(IReadOnlyList<IDemoPart> parts, CancellationToken cancellation) =>
        Task.WhenAll(parts.Select(part => Again(part.GetType().Name, part.Run, cancellation)));

    private async Task Load(CancellationToken cancellation)
    {
        await api.WhenReady(cancellation);
        var begun = clock.GetTimestamp();
        var made = await loader.Load(cancellation);
        var seconds = clock.GetElapsedTime(begun).TotalSeconds;
        LogLoaded(logger, made, seconds);
    }

    private async Task Again(string name, Func<CancellationToken, Task> part, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await part(cancellation);
                return;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The demo is a guest in the process: whatever happens to it must not end the host.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                LogFailed(logger, fault, name);
            }

            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The demo city is there, {Made} of its stations new, after {Seconds:0.0} s")]
    private static partial void LogLoaded(ILogger logger, int made, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The demo's part {Part} failed and is started again")]
    private static partial void LogFailed(ILogger logger, Exception fault, string part);
}
