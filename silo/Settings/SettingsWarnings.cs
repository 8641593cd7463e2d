namespace RedStation.Silo.Settings;

/// <summary>Says at the start which settings have no effect.</summary>
internal sealed partial class SettingsWarnings(SettingsReport report, ILogger<SettingsWarnings> logger) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var warning in report.Warnings)
        {
            LogWarning(warning);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private partial void LogWarning(string warning);
}
