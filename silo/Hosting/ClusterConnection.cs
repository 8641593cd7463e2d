namespace RedStation.Silo.Hosting;

/// <summary>
/// This process' connection, as an Orleans client, to the cluster. The runtime's own hosted service would keep the host from
/// starting until a silo is found; this one looks for one in the background, so that the process can say meanwhile that it lives
/// and is not ready.
/// </summary>
public sealed class ClusterConnection(IHostedService client) : BackgroundService
{
    /// <summary>Whether a silo was found. Before that a call to a grain would be dropped without a word.</summary>
    public bool IsMade { get; private set; }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await client.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await client.StartAsync(stoppingToken);
            IsMade = true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends before there was a silo.
        }
    }
}
