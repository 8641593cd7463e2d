namespace RedStation.Storage.Databases;

/// <summary>Lets one process of an installation at a time do what would be wrong if two did it.</summary>
public interface IDistributedLock
{
    /// <summary>Waits for the lock, which is held until it is disposed or the process ends, however it ends.</summary>
    /// <param name="name">What the lock is for; every process names it alike.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<IAsyncDisposable> Acquire(string name, CancellationToken cancellation);

    /// <summary>Takes the lock if it is free.</summary>
    /// <param name="name">What the lock is for; every process names it alike.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>The lock; null when another process holds it, or while the database is away.</returns>
    Task<IAsyncDisposable?> TryAcquire(string name, CancellationToken cancellation);
}
