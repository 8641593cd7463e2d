using RedStation.Grains.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Migrations;

/// <summary>
/// Migrates the database, and locks the data folder first when the database is in it. It does so while the host is
/// <em>starting</em>, which is over before the first hosted service starts: before the silo, and before anything listens.
/// </summary>
public sealed class StoragePreparation(IMigrator migrator, DataFolder? toLock = null) : IHostedLifecycleService
{
    /// <summary>Locks and migrates. Returns how many scripts were applied.</summary>
    /// <exception cref="StartException">The folder is in use, or a migration failed.</exception>
    public int Prepare()
    {
        toLock?.Lock();
        return migrator.Migrate();
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Prepare();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
