using RedStation.Silo.Storage;

namespace RedStation.Silo.Hosting;

/// <summary>
/// Locks the data folder and migrates the database. It does so while the host is <em>starting</em>, which is over before the
/// first hosted service starts: before the silo, and before anything listens.
/// </summary>
public sealed class StoragePreparation(DataFolder folder, SqliteMigrator migrator) : IHostedLifecycleService
{
    /// <summary>Locks and migrates. Returns how many scripts were applied.</summary>
    /// <exception cref="StartException">The folder is in use, or a migration failed.</exception>
    public int Prepare()
    {
        folder.Lock();
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
