using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Governance tasks of a test silo.</summary>
public static class TaskSetup
{
    public static IGovernanceTaskGrain Case(this SiloFixture silo, string id) => silo.Grains.GovernanceTask(id);

    /// <summary>Opens a task and waits until somebody is asked, or it is known that nobody is there.</summary>
    public static async Task<IGovernanceTaskGrain> OpenTask(
        this SiloFixture silo, string id, GeoPoint at, TaskType type = TaskType.HazardCheck, int minutes = 30)
    {
        var task = silo.Case(id);
        var opened = await task.Open(new OpenTask("open", "dispatcher", type, at, "330106", "电线垂落", TimeSpan.FromMinutes(minutes)));
        Assert.NotNull(opened.Value);
        await Until.True(
            async () => await task.Get() is { Status: not GovernanceTaskStatus.Offering } or { OpenOffers: > 0 }, "the search for a rider");
        return task;
    }

    public static RiderCommand By(string riderId, Evidence? evidence = null) => new(StationSetup.NewOperation(), riderId, Evidence: evidence);

    public static DispatcherCommand ByDispatcher(string? note = null, string? riderId = null) =>
        new(StationSetup.NewOperation(), "dispatcher", note, riderId);

    /// <summary>Who has been offered the task, in the order of the offers.</summary>
    public static async Task<IReadOnlyList<string>> Asked(this IGovernanceTaskGrain task) =>
        [.. (await task.Get())!.History.Where(entry => entry.Event == TaskEvent.Offered).Select(entry => entry.By)];

    /// <summary>The task accepted, done and submitted by a rider.</summary>
    public static async Task Submitted(this IGovernanceTaskGrain task, string riderId)
    {
        Assert.NotNull((await task.Accept(By(riderId))).Value);
        Assert.NotNull((await task.Submit(By(riderId, new Evidence("处理好了", null)))).Value);
    }
}
