using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Grains.Clock;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Partners;

/// <summary>
/// A write of a duty, of the ledger, of the table or of the task fails, before or after it is done. Minutes are held and spent once, and the platform
/// is told once, whoever makes it good: the one who asked, the task, or the clock.
/// </summary>
public abstract class PlatformDutyCrashTests(SiloFixture silo)
{
    /// <summary>Which writes each step makes.</summary>
    public static TheoryData<string, string, int, bool> Writes()
    {
        var writes = new TheoryData<string, string, int, bool>();
        foreach (var afterCommit in (bool[])[false, true])
        {
            foreach (var step in (string[])["start", "start-partly", "end", "cancel", "answer"])
            {
                writes.Add(step, "duty", 1, afterCommit);
                writes.Add(step, "duties", 1, afterCommit);
                writes.Add(step, "ledger", 1, afterCommit);
            }

            writes.Add("start-partly", "duty", 2, afterCommit);
            writes.Add("start-partly", "ledger", 2, afterCommit);
            writes.Add("start-partly", "ledger", 3, afterCommit);
            writes.Add("end", "duty", 2, afterCommit);
            writes.Add("answer", "duty", 2, afterCommit);
            writes.Add("answer", "duties", 2, afterCommit);
        }

        return writes;
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Step_AWriteFails_TheRetryDoesItOnce(string step, string what, int write, bool afterCommit)
    {
        var name = $"{step}-{what}{write}{afterCommit}";
        var (act, check) = await Prepare(step, name);
        silo.Faults.Fail(what == "duty" ? GrainKeys.PlatformDuty(name) : what, write, afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(act);
        await act();

        await check();
    }

    [Theory]
    [InlineData("duty", 1, true)]
    [InlineData("duty", 2, false)]
    [InlineData("duty", 2, true)]
    [InlineData("ledger", 1, false)]
    [InlineData("ledger", 1, true)]
    [InlineData("duties", 2, false)]
    [InlineData("duties", 2, true)]
    public async Task Answer_TheProcessDiesAndNobodyRepeats_IsMadeGoodByTheClock(string what, int write, bool afterCommit)
    {
        var name = $"alone-{what}{write}{afterCommit}";
        var (act, check) = await Prepare("answer", name);
        silo.Faults.Fail(what == "duty" ? GrainKeys.PlatformDuty(name) : what, write, afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(act);
        await SiloFixture.Drop(silo.Grains.PlatformDuty(name));

        await silo.Grains.Clock(0).Start();
        await Until.True(
            async () => !(await silo.Get<IDueWork>().PlatformDuties(0, 1, silo.Now.AddMinutes(1))).Contains(name), "the clock has woken it");

        await check();
    }

    [Theory]
    [InlineData("accept", "duties", false)]
    [InlineData("accept", "duties", true)]
    [InlineData("accept", "ledger", false)]
    [InlineData("accept", "ledger", true)]
    [InlineData("submit", "duties", false)]
    [InlineData("submit", "duties", true)]
    public async Task Task_WhosePlatformCouldNotBeTold_TellsItAfterACrash(string step, string what, bool afterCommit)
    {
        var name = $"told-{step}-{what}{afterCommit}";
        silo.Platform(name);
        var task = await silo.OfferedToLinked(name, name);
        var accept = By(name);
        if (step == "submit")
        {
            Assert.NotNull((await task.Accept(accept)).Value);
        }

        silo.Faults.Fail(what, 1, afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(
            () => step == "accept" ? task.Accept(accept) : task.Submit(By(name, new Evidence("处理好了"))));
        await SiloFixture.Drop(task);
        await silo.Grains.Clock(0).Start();

        await Until.True(
            async () => (await task.Get())!.Exemptions is [{ HeldMinutes: not null }] && !await Unsettled(task), "the task has told its platform");
        var asked = await task.Exemption();
        var duty = (await silo.Duty(asked).Get())!;
        Assert.Equal(step == "accept" ? DutyStatus.Started : DutyStatus.Ended, duty.Status);
        Assert.Equal((600 - asked.ExpectedMinutes, asked.ExpectedMinutes, 0), await silo.Pool(name));
        Assert.Equal(step == "accept" ? 1 : 2, (await silo.Told(asked.DutyId)).Count);
    }

    private async Task<bool> Unsettled(IGovernanceTaskGrain task) =>
        await task.Exemption() is { } asked && await silo.Duty(asked).Get() is { Status: DutyStatus.Started }
        && (await task.Get())!.Status == GovernanceTaskStatus.Submitted;

    /// <summary>A duty just before a step, the step, and what is true after it.</summary>
    private async Task<(Func<Task> Act, Func<Task> Check)> Prepare(string step, string name)
    {
        var duty = silo.Grains.PlatformDuty(name);
        silo.Platform(name, step == "start-partly" ? 8 : 600);
        if (step != "start-partly")
        {
            // Opened before, so that what the ledger writes first is the hold.
            Assert.NotNull((await silo.Grains.TimePool(name).Get()).Value);
        }

        var start = new StartDuty(name, "pseudonym", "rider", "no-such-task", TaskType.HazardCheck, "330106", 20, silo.Now);
        if (!step.StartsWith("start", StringComparison.Ordinal))
        {
            await duty.Start(start);
        }

        if (step == "end")
        {
            Assert.NotNull((await duty.Answer(new AnswerDuty(name, 12))).Value);
        }

        if (step == "answer")
        {
            await duty.End(new EndDuty(IsCancelled: false, silo.Now));
        }

        return step switch
        {
            "start" => (() => duty.Start(start), () => Is(DutyStatus.Started, 580, 20, 0, events: 1)),
            "start-partly" => (() => duty.Start(start), () => Is(DutyStatus.Started, 0, 8, 0, events: 1)),
            "end" => (() => duty.End(new EndDuty(false, silo.Now)), () => Is(DutyStatus.Ended, 588, 0, 12, events: 2)),
            "cancel" => (() => duty.End(new EndDuty(true, silo.Now)), () => Is(DutyStatus.Cancelled, 600, 0, 0, events: 2)),
            _ => (() => duty.Answer(new AnswerDuty(name, 12)), () => Is(DutyStatus.Ended, 588, 0, 12, events: 2)),
        };

        async Task Is(DutyStatus status, long available, long held, long forgiven, int events)
        {
            Assert.Equal(status, (await duty.Get())?.Status);
            Assert.Equal((available, held, forgiven), await silo.Pool(name));
            Assert.Equal(Enumerable.Range(1, events).Select(ordinal => $"{name}-{ordinal}"), (await silo.Told(name)).Select(told => told.Id));
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : PlatformDutyCrashTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : PlatformDutyCrashTests(silo);
}
