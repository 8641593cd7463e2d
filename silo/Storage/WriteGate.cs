using System.Diagnostics;

namespace RedStation.Silo.Storage;

/// <summary>
/// Lets one writer at a time into the embedded database. SQLite has a single writer anyway and its driver waits for it on
/// the caller's thread; here callers wait without a thread, and Orleans' own threads stay free.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private int _writers;

    /// <summary>How many writers are inside or wait.</summary>
    public int Writers => Volatile.Read(ref _writers);

    /// <summary>Runs a write on the thread pool when its turn has come. Turns come in the order of the calls.</summary>
    public async Task<T> Run<T>(Func<Task<T>> write)
    {
        var called = Stopwatch.GetTimestamp();
        Count(1);
        try
        {
            await _gate.WaitAsync().ConfigureAwait(false);
            try
            {
                return await Task.Run(write).ConfigureAwait(false);
            }
            finally
            {
                _gate.Release();
            }
        }
        finally
        {
            Count(-1);
            StorageMetrics.WriteDuration.Record(Stopwatch.GetElapsedTime(called).TotalSeconds);
        }
    }

    /// <summary>Runs a write that returns nothing.</summary>
    public Task Run(Func<Task> write) => Run(async () =>
    {
        await write().ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private void Count(int change)
    {
        Interlocked.Add(ref _writers, change);
        StorageMetrics.Writers.Add(change);
    }
}
