namespace RedStation.Tests.Load.Wire;

/// <summary>Pings for all lines of a run, spread over the time between two.</summary>
public sealed class HubPings : IAsyncDisposable
{
    private const int Slices = 15;
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    /// <summary>Begins.</summary>
    /// <param name="lines">The lines there are at the moment.</param>
    public HubPings(Func<IEnumerable<HubLine>> lines) => running = Run(lines, stop.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private static async Task Run(Func<IEnumerable<HubLine>> lines, CancellationToken stop)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            await Task.Delay(Slice, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var number = turn % Slices;
            foreach (var line in lines().Where(line => number++ % Slices == 0 && !line.IsClosed))
            {
                try
                {
                    await line.Ping();
                }
                catch (Exception fault) when (fault is IOException or ObjectDisposedException)
                {
                    // Cut in this moment; the line says so itself.
                }
            }
        }
    }
}
