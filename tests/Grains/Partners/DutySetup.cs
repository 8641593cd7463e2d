using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Partners;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Partners;

/// <summary>Platforms of a test silo, riders who are linked to them, and what the platforms are told.</summary>
public static class DutySetup
{
    /// <summary>A platform with so many minutes a month, and a webhook of its own name.</summary>
    public static Platform Platform(this SiloFixture silo, string id, int minutes = 600)
    {
        var platform = new Platform(id, "快送平台", PlatformStatus.Active, [], [], "hook-" + id, minutes, ReadsScores: false, silo.Now);
        silo.Platforms.Put(platform);
        return platform;
    }

    /// <summary>A rider who is linked to a platform, and a task that they have been offered.</summary>
    public static async Task<IGovernanceTaskGrain> OfferedToLinked(this SiloFixture silo, string name, params string[] platforms)
    {
        foreach (var platform in platforms)
        {
            silo.Platforms.Link(platform, name);
        }

        var place = silo.NewPlace();
        await silo.OnDuty(name, place, 50);
        return await silo.OpenTask(name, place);
    }

    /// <summary>The same, accepted; with what the rider may expect.</summary>
    public static async Task<(IGovernanceTaskGrain Task, TaskExemption Exemption)> AcceptedByLinked(
        this SiloFixture silo, string name, string platform)
    {
        var task = await silo.OfferedToLinked(name, platform);
        Assert.NotNull((await task.Accept(By(name))).Value);
        return (task, await task.Exemption());
    }

    /// <summary>What the task's rider may expect of their one platform.</summary>
    public static async Task<TaskExemption> Exemption(this IGovernanceTaskGrain task) => Assert.Single((await task.Get())!.Exemptions);

    public static IPlatformDutyGrain Duty(this SiloFixture silo, TaskExemption exemption) => silo.Grains.PlatformDuty(exemption.DutyId);

    /// <summary>What is in a platform's pool now: available, held, forgiven.</summary>
    public static async Task<(long Available, long Held, long Forgiven)> Pool(this SiloFixture silo, string platform)
    {
        Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
        var pool = (await silo.Grains.TimePool(platform).Get()).Value!;
        return (pool.AvailableMinutes, pool.HeldMinutes, pool.ForgivenMinutes);
    }

    /// <summary>What was noted for a platform to be told of a duty, in order.</summary>
    public static Task<List<ToldEvent>> Told(this SiloFixture silo, string dutyId) => silo.Get<IDatabase>().Read(async connection =>
        (await connection.QueryAsync<ToldEvent>(
            "SELECT id AS Id, type AS Type, webhook_id AS WebhookId, data AS Data FROM outbound_events WHERE subject = @Subject ORDER BY ordinal",
            new { Subject = dutyId })).AsList());
}

/// <summary>An event as it was noted.</summary>
public sealed record ToldEvent(string Id, string Type, string WebhookId, string Data);
