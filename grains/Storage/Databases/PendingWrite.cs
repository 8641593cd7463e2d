using System.Diagnostics;

namespace RedStation.Storage.Databases;

/// <summary>A pending write with a result.</summary>
internal sealed class PendingWrite<T>(Func<SqliteSession?, T> work) : IPendingWrite
{
    private readonly long _called = Stopwatch.GetTimestamp();

    // Continuations must not run on the writer's thread: it has others to serve.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _failure;

    /// <summary>The outcome.</summary>
    public Task<T> Done => _done.Task;

    /// <inheritdoc/>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_called);

    /// <inheritdoc/>
    public bool Run(SqliteSession? session)
    {
        try
        {
            _result = work(session);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }

        return _failure is null;
    }

    /// <inheritdoc/>
    public void Settle()
    {
        if (_failure is null)
        {
            _done.SetResult(_result!);
        }
        else
        {
            _done.SetException(_failure);
        }
    }

    /// <inheritdoc/>
    public void Fail(Exception fault) => _done.SetException(_failure ?? fault);
}
