using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using RedStation.Silo.Settings;

namespace RedStation.Silo.Shutdown;

/// <summary>
/// The end of a process in order. Told to stop by SIGTERM it says that it is not ready, serves on for
/// <see cref="DrainOptions.DrainDelay"/> while its new connections go to others, and only then closes what it has and stops. Told
/// a second time, or by Ctrl+C, it stops at once.
/// </summary>
/// <remarks>
/// In place of the host's own lifetime, whose first step at a signal is the one that closes every hub connection: the phones would
/// come back at once to the very process that is about to end.
/// </remarks>
public sealed partial class Drain(IHostApplicationLifetime lifetime, IOptions<DrainOptions> options, TimeProvider time, ILogger<Drain> logger)
    : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly CancellationTokenSource impatient = new();
    private int signals;

    /// <summary>Whether the process has been told to stop.</summary>
    public bool HasBegun => Volatile.Read(ref signals) > 0;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Begin(signal, options.Value.DrainDelay)));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Begin(signal, TimeSpan.Zero)));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => Begin(signal, TimeSpan.Zero)));
        lifetime.ApplicationStarted.Register(LogStarted);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        registrations.ForEach(registration => registration.Dispose());
        impatient.Dispose();
    }

    private void Begin(PosixSignalContext signal, TimeSpan delay)
    {
        // The runtime's own answer to it is to end the process on the spot.
        signal.Cancel = true;
        if (Interlocked.Increment(ref signals) > 1 || delay == TimeSpan.Zero)
        {
            impatient.Cancel();
        }
        else
        {
            LogDraining(delay);
        }

        _ = Stop(delay);
    }

    private async Task Stop(TimeSpan delay)
    {
        await Task.Delay(delay, time, impatient.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LogStopping();
        lifetime.StopApplication();
    }

    [LoggerMessage(LogLevel.Information, "Started; Ctrl+C ends it")]
    private partial void LogStarted();

    [LoggerMessage(LogLevel.Information, "Told to stop: not ready any more, and open for another {Delay}")]
    private partial void LogDraining(TimeSpan delay);

    [LoggerMessage(LogLevel.Information, "Stopping")]
    private partial void LogStopping();
}
