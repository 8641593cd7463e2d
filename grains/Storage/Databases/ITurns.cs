namespace RedStation.Storage.Databases;

/// <summary>Lets one process at a time do what would be wrong if two of an installation did it.</summary>
public interface ITurns
{
    /// <summary>Waits for the turn, which lasts until it is disposed or the process ends, however it ends.</summary>
    /// <param name="what">What the turn is for; every process names it alike.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<IAsyncDisposable> Take(string what, CancellationToken cancellation);

    /// <summary>Takes the turn if it is to be had at once.</summary>
    /// <param name="what">What the turn is for; every process names it alike.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <returns>The turn; null when another process has it, or while nobody can be asked.</returns>
    Task<IAsyncDisposable?> TryTake(string what, CancellationToken cancellation);
}
