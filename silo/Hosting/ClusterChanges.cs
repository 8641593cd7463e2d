namespace RedStation.Silo.Hosting;

/// <summary>
/// Tells that silos came or went, as far as this process can see. What it told a grain, or was to hear from one, may be lost
/// since: leases are to be renewed and states to be asked for anew.
/// </summary>
public sealed class ClusterChanges
{
    private TaskCompletionSource next = New();

    /// <summary>Ends with the next change after it was asked for.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>Tells all who wait.</summary>
    internal void Tell() => Interlocked.Exchange(ref next, New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
