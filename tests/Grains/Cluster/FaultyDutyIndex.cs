using RedStation.Domain.Riders;
using RedStation.Grains.Riders;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of riders on duty that fails as planned, under the name <c>duty-</c> and the rider's id.</summary>
public sealed class FaultyDutyIndex(IDutyIndex inner, WriteFaults faults) : IDutyIndex
{
    public Task Add(string riderId) => Write(riderId, () => inner.Add(riderId));

    public Task Remove(string riderId, DutySpan? shift, string? homeDistrict) =>
        Write(riderId, () => inner.Remove(riderId, shift, homeDistrict));

    private Task<bool> Write(string riderId, Func<Task> write) => faults.Write("duty-" + riderId, async () =>
    {
        await write();
        return true;
    });
}
