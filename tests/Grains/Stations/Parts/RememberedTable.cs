using RedStation.Contracts;
using RedStation.Domain.Operations;
using RedStation.Grains.Operations;

namespace RedStation.Tests.Grains.Stations.Parts;

/// <summary>A table of operations in memory.</summary>
internal sealed class RememberedTable : IOperationTable
{
    private readonly Dictionary<(string Actor, string Id), RecordedOperation> kept = [];

    public int Asked { get; private set; }

    public bool Fails { get; set; }

    public ICollection<RecordedOperation> Kept => kept.Values;

    public Task<RecordedOperation?> Find(string actor, string operationId)
    {
        Asked++;
        return Task.FromResult(kept.GetValueOrDefault((actor, operationId)));
    }

    public Task Keep(string actor, IReadOnlyCollection<RecordedOperation> answered, TimeSpan refusedFor)
    {
        if (Fails)
        {
            throw new StorageFaultException("The table takes nothing, as planned.");
        }

        foreach (var operation in answered)
        {
            kept.TryAdd((actor, operation.Id), operation);
        }

        return Task.CompletedTask;
    }

    public Task Forget(DateTimeOffset now) => Task.CompletedTask;
}
