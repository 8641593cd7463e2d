namespace RedStation.Storage.Databases;

/// <summary>An installation of one process always has the turn.</summary>
internal sealed class OwnTurns : ITurns, IAsyncDisposable
{
    /// <inheritdoc/>
    public Task<IAsyncDisposable> Take(string what, CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(this);

    /// <inheritdoc/>
    public Task<IAsyncDisposable?> TryTake(string what, CancellationToken cancellation) => Task.FromResult<IAsyncDisposable?>(this);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
