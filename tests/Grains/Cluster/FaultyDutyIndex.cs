using RedStation.Grains.Riders;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of riders on duty that fails as planned, under the name <c>duty-</c> and the rider's id.</summary>
public sealed class FaultyDutyIndex(IDutyIndex inner, WriteFaults faults) : IDutyIndex
{
    public Task Add(string riderId) => Write(riderId, inner.Add);

    public Task Remove(string riderId) => Write(riderId, inner.Remove);

    private Task<bool> Write(string riderId, Func<string, Task> write) => faults.Write("duty-" + riderId, async () =>
    {
        await write(riderId);
        return true;
    });
}
