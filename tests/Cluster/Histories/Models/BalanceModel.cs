namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>A rider's points: every credit counts exactly once (invariant 4).</summary>
public sealed class BalanceModel : ISequentialModel<long, BalanceCall>
{
    /// <inheritdoc/>
    public long Initial => 0;

    /// <inheritdoc/>
    public IEnumerable<long> Apply(long state, Operation<BalanceCall> operation, long latest) =>
        operation.Call.Added is { } added ? [state + added] : operation.Call.Seen == state ? [state] : [];
}
