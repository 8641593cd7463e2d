using System.Collections.Concurrent;
using RedStation.Contracts;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Which writes fail, and whether before or after they are done.</summary>
public sealed class WriteFaults : IWriteFaults
{
    private readonly ConcurrentDictionary<string, Fault> faults = [];
    private readonly ConcurrentDictionary<string, int> writes = [];

    /// <summary>How often something was written so far, or tried to be.</summary>
    public int Writes(string what) => writes.GetValueOrDefault(what);

    /// <summary>Whether the store takes nothing at all, as when the disk is full.</summary>
    public bool Full { get; set; }

    /// <summary>Lets a write fail.</summary>
    /// <param name="what">A grain's key, <c>ledger</c>, or <c>index-</c> or <c>check-ins-</c> and a station's id, <c>duty-</c> and a rider's.</param>
    /// <param name="write">Which of the next writes, from 1.</param>
    /// <param name="afterCommit">Whether what was to be written is there all the same.</param>
    public void Fail(string what, int write = 1, bool afterCommit = false) => faults[what] = new Fault(write, afterCommit);

    /// <inheritdoc/>
    public async Task<T> Write<T>(string what, Func<Task<T>> write)
    {
        writes.AddOrUpdate(what, 1, (_, before) => before + 1);
        if (Full)
        {
            throw new StorageFaultException("The disk is full, as planned.");
        }

        if (!faults.TryGetValue(what, out var fault) || Interlocked.Decrement(ref fault.Left) > 0)
        {
            return await write();
        }

        faults.TryRemove(what, out _);
        if (fault.AfterCommit)
        {
            await write();
        }

        throw new StorageFaultException($"A fault of {what}, as planned.");
    }

    private sealed class Fault(int left, bool afterCommit)
    {
        public int Left = left;

        public bool AfterCommit { get; } = afterCommit;
    }
}
