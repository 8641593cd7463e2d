using System.Collections.Immutable;
using RedStation.Grains.Exchange;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of redemptions that fails as planned, under the name <c>index-</c> and the redemption's id.</summary>
public sealed class FaultyRedemptionIndex(IRedemptionIndex inner, WriteFaults faults) : IRedemptionIndex
{
    public Task<RedemptionRegistration> Register(string redemptionId, string? onceKey, ImmutableArray<string> codes, DateTimeOffset now) =>
        faults.Write("index-" + redemptionId, () => inner.Register(redemptionId, onceKey, codes, now));

    public Task MakeDue(string redemptionId, DateTimeOffset now) => Write(redemptionId, () => inner.MakeDue(redemptionId, now));

    public Task Forget(string redemptionId) => inner.Forget(redemptionId);

    public Task Project(RedemptionRow row) => Write(row.View.Id, () => inner.Project(row));

    private Task<bool> Write(string redemptionId, Func<Task> write) => faults.Write("index-" + redemptionId, async () =>
    {
        await write();
        return true;
    });
}
