using RedStation.Domain.Operations;
using RedStation.Grains.Operations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of operations that fails as planned, under the name <c>operations-</c> and the actor.</summary>
public sealed class FaultyOperationTable(IOperationTable inner, WriteFaults faults) : IOperationTable
{
    private int reads;

    /// <summary>How often the table was asked for an answer.</summary>
    public int Reads => reads;

    public Task<RecordedOperation?> Find(string actor, string operationId)
    {
        Interlocked.Increment(ref reads);
        return inner.Find(actor, operationId);
    }

    public Task Keep(string actor, IReadOnlyCollection<RecordedOperation> answered, TimeSpan refusedFor) =>
        faults.Write("operations-" + actor, async () =>
        {
            await inner.Keep(actor, answered, refusedFor);
            return true;
        });

    public Task Forget(DateTimeOffset now) => inner.Forget(now);
}
