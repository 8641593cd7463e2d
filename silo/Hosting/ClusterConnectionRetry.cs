namespace RedStation.Silo.Hosting;

/// <summary>A client goes on looking for silos until it finds one or its process ends, whatever stood in the way.</summary>
internal sealed partial class ClusterConnectionRetry(TimeProvider time, ILogger<ClusterConnectionRetry> logger) : IClientConnectionRetryFilter
{
    private const int TriesPerLine = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private int tries;

    /// <inheritdoc/>
    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (tries++ % TriesPerLine == 0)
        {
            LogNotFound(exception.Message);
        }

        await Task.Delay(Pause, time, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo yet: {Reason}")]
    private partial void LogNotFound(string reason);
}
