using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Clock;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Clock;

/// <inheritdoc cref="IClockGrain"/>
public sealed partial class ClockGrain(
    IDueWork due, IOperationTable operations, IOptions<ClockOptions> options, TimeProvider clock, ILogger<ClockGrain> logger)
    : Grain, IClockGrain, IRemindable
{
    private const string Reminder = "wake";

    /// <summary>The shortest period that Orleans allows.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Each rider on duty is a call, and nearly all of them are awake.</summary>
    private static readonly TimeSpan RidersEvery = TimeSpan.FromHours(1);

    /// <summary>What is a little too old does no harm.</summary>
    private static readonly TimeSpan OperationsEvery = TimeSpan.FromHours(1);

    private DateTimeOffset ridersAt;
    private DateTimeOffset operationsAt;

    /// <inheritdoc/>
    public async Task Start()
    {
        await this.RegisterOrUpdateReminder(Reminder, Every, Every);

        // Waking may take longer than a caller waits.
        this.RegisterGrainTimer(WakeDue, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => WakeDue();

    private async Task WakeDue()
    {
        var (shard, shards) = (int.Parse(GrainKeys.IdOf(this.GetPrimaryKeyString()), CultureInfo.InvariantCulture), options.Value.Shards);
        var before = clock.GetUtcNow() + Every;
        await Wake(await due.Stations(shard, shards, before), "station", id => GrainFactory.Station(id).Wake());
        await Wake(await due.Tasks(shard, shards, before), "task", id => GrainFactory.GovernanceTask(id).Wake());
        await Wake(await due.Redemptions(shard, shards, before), "redemption", id => GrainFactory.Redemption(id).Wake());
        await Wake(await due.Cases(shard, shards, before), "case", id => GrainFactory.GovernanceCase(id).Wake());
        await Wake(await due.PlatformDuties(shard, shards, before), "duty", id => GrainFactory.PlatformDuty(id).Wake());
        await WakeRidersOnDuty(shard, shards);
        if (shard == 0 && clock.GetUtcNow() is var now && now >= operationsAt + OperationsEvery)
        {
            await operations.Forget(now);
            operationsAt = now;
        }
    }

    /// <summary>
    /// A rider on duty looks by a timer whether a phone is still there. Who was on duty when their silo was killed, and whose phone
    /// never came back, has no timer and would be on duty for ever; in memory they have one, which is all that is asked of them. It
    /// is done at the start, which is when the silo before may just have died, and then now and then.
    /// </summary>
    private async Task WakeRidersOnDuty(int shard, int shards)
    {
        var now = clock.GetUtcNow();
        if (now < ridersAt + RidersEvery)
        {
            return;
        }

        for (var ids = await due.RidersOnDuty(shard, shards); ids.Count > 0; ids = await due.RidersOnDuty(shard, shards, ids[^1]))
        {
            await Wake(ids, "rider", id => GrainFactory.Rider(id).GetName());
        }

        ridersAt = now;
    }

    /// <summary>One that cannot be woken must not keep the others asleep; its turn comes again in a minute.</summary>
    private async Task Wake(IReadOnlyList<string> ids, string kind, Func<string, Task> wake)
    {
        foreach (var batch in ids.Chunk(options.Value.WakeAtOnce))
        {
            await Task.WhenAll(batch.Select(async id =>
            {
                try
                {
                    await wake(id);
                }
                catch (Exception fault)
                {
                    LogAsleep(logger, fault, kind, id);
                }
            }));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Kind} {Id} could not be woken; it will be tried again")]
    private static partial void LogAsleep(ILogger logger, Exception fault, string kind, string id);
}
