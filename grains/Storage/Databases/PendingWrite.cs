using System.Diagnostics;

namespace RedStation.Storage.Databases;

/// <summary>A pending write with a result.</summary>
internal sealed class PendingWrite<T>(Func<SqliteSession?, T> work) : IPendingWrite
{
    private readonly long called = Stopwatch.GetTimestamp();

    // Continuations must not run on the writer's thread: it has others to serve.
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;
    private Exception? failure;

    /// <summary>The outcome.</summary>
    public Task<T> Done => done.Task;

    /// <inheritdoc/>
    public TimeSpan Age => Stopwatch.GetElapsedTime(called);

    /// <inheritdoc/>
    public bool Run(SqliteSession? session)
    {
        try
        {
            result = work(session);
        }
        catch (Exception failure)
        {
            this.failure = failure;
        }

        return failure is null;
    }

    /// <inheritdoc/>
    public void Settle()
    {
        if (failure is null)
        {
            done.SetResult(result!);
        }
        else
        {
            done.SetException(failure);
        }
    }

    /// <inheritdoc/>
    public void Fail(Exception fault) => done.SetException(failure ?? fault);
}
