using RedStation.Grains.Partners;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of duties that fails as planned, under the name <c>duties</c>: ids of duties are random.</summary>
public sealed class FaultyPlatformDutyIndex(IPlatformDutyIndex inner, WriteFaults faults) : IPlatformDutyIndex
{
    public Task MakeDue(string dutyId, DateTimeOffset now) => Write(() => inner.MakeDue(dutyId, now));

    public Task Project(PlatformDutyRow row) => Write(() => inner.Project(row));

    private Task<bool> Write(Func<Task> write) => faults.Write("duties", async () =>
    {
        await write();
        return true;
    });
}
