namespace RedStation.Storage.Databases;

/// <summary>An installation of one process, whose data folder is locked: nobody else could hold anything.</summary>
internal sealed class SingleProcessLock : IDistributedLock, IAsyncDisposable
{
    /// <inheritdoc/>
    public Task<IAsyncDisposable> Acquire(string name, CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(this);

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryAcquire(string name, CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
