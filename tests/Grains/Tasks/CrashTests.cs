using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Tasks;

/// <summary>Invariants 2, 4 and 5 for tasks when a write fails, before or after it is done, and when memory is lost.</summary>
public sealed class CrashTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task Verify_TasksWriteFails_TheRetryCreditsExactlyOnce(int write, bool afterCommit)
    {
        var name = $"verify{write}{afterCommit}";
        var (task, command) = (await Submitted(name), ByDispatcher());
        silo.Faults.Fail(GrainKeys.Task(name), write, afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(() => task.Verify(command));
        var retried = await task.Verify(command);

        Assert.Equal(GovernanceTaskStatus.Verified, retried.Value?.Status);
        await CreditedOnce(name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Verify_LedgerFails_TheRetryCreditsExactlyOnce(bool afterCommit)
    {
        var name = $"ledger{afterCommit}";
        var (task, command) = (await Submitted(name), ByDispatcher());
        silo.Faults.Fail("ledger", afterCommit: afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(() => task.Verify(command));
        await task.Verify(command);

        await CreditedOnce(name);
    }

    /// <summary>A dispatcher whose command was refused may have gone home.</summary>
    [Theory]
    [InlineData("ledger", false)]
    [InlineData("task", true)]
    public async Task Verify_AWriteFailsAndNobodyRepeats_TheCreditIsPaidSoonAfter(string what, bool afterCommit)
    {
        var name = "alone" + what;
        var task = await Submitted(name);
        silo.Faults.Fail(what == "ledger" ? what : GrainKeys.Task(name), afterCommit: afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(() => task.Verify(ByDispatcher()));

        await Until.True(async () =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await silo.Rider(name).GetView())!.Balance.Points == 3;
        }, "the credit");

        await CreditedOnce(name);
    }

    [Fact]
    public async Task Verify_LedgerFailsAndMemoryIsLost_TheCreditIsPaidWithoutARetry()
    {
        var task = await Submitted("unpaid");
        silo.Faults.Fail("ledger");
        await Assert.ThrowsAsync<StorageFaultException>(() => task.Verify(ByDispatcher()));
        await SiloFixture.Drop(task);

        await task.Wake();

        await CreditedOnce("unpaid");
    }

    [Theory]
    [InlineData("task-", 1, false)]
    [InlineData("task-", 1, true)]
    [InlineData("task-", 2, false)]
    [InlineData("task-", 2, true)]
    [InlineData("rider-", 1, false)]
    [InlineData("rider-", 1, true)]
    public async Task Accept_AWriteFails_TheRetryLeavesTaskAndRiderAgreed(string kind, int write, bool afterCommit)
    {
        var name = $"accept{kind}{write}{afterCommit}";
        var (task, command) = (await Offered(name), By(name));
        silo.Faults.Fail(kind + name, write, afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(() => task.Accept(command));
        var retried = await task.Accept(command);

        Assert.Equal(name, retried.Value?.Assignee);
        Assert.Equal(name, (await silo.Rider(name).GetView())!.ActiveTask?.Id);
    }

    [Fact]
    public async Task Accept_MemoryIsLostBetweenTaskAndRider_TheTaskAsksTheRiderAgain()
    {
        var task = await Offered("between");
        silo.Faults.Fail("rider-between");
        await Assert.ThrowsAsync<StorageFaultException>(() => task.Accept(By("between")));
        await SiloFixture.Drop(task);

        await task.Wake();

        Assert.Equal("between", (await task.Get())!.Assignee);
        Assert.Equal("between", (await silo.Rider("between").GetView())!.ActiveTask?.Id);
    }

    [Fact]
    public async Task Decline_AfterAnAcceptThatWasCutShort_HandsTheTaskBack()
    {
        var task = await Offered("changed");
        silo.Faults.Fail("task-changed", write: 2);
        await Assert.ThrowsAsync<StorageFaultException>(() => task.Accept(By("changed")));

        Assert.NotNull((await task.Decline(By("changed"))).Value);

        Assert.Null((await task.Get())!.Assignee);
        Assert.Null((await silo.Rider("changed").GetView())!.ActiveTask);
    }

    [Fact]
    public async Task HandBack_RiderCannotBeTold_HearsOfItBeforeAnythingElseIsDecided()
    {
        var task = await Offered("untold");
        await task.Accept(By("untold"));
        silo.Faults.Fail("rider-untold");
        await Assert.ThrowsAsync<StorageFaultException>(() => task.Decline(By("untold")));
        await silo.OnDuty("untold-next", (await task.Get())!.Position, 1);

        await task.Assign(ByDispatcher(riderId: "untold-next"));

        Assert.Null((await silo.Rider("untold").GetView())!.ActiveTask);
        Assert.Equal("untold-next", (await task.Get())!.Assignee);
    }

    private async Task<IGovernanceTaskGrain> Offered(string name)
    {
        var place = silo.NewPlace();
        await silo.OnDuty(name, place, 10);
        return await silo.OpenTask(name, place);
    }

    private async Task<IGovernanceTaskGrain> Submitted(string name)
    {
        var task = await Offered(name);
        await task.Submitted(name);
        return task;
    }

    private async Task CreditedOnce(string rider)
    {
        Assert.Equal(3, (await silo.Rider(rider).GetView())!.Balance.Points);
        Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
    }
}
