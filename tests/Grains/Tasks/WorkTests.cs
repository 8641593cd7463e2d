using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Tasks;

/// <summary>What becomes of a task once riders and dispatchers act on it.</summary>
public sealed class WorkTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Accept_FiftyRidersAtOnce_OneAssigneeAndFortyNineClearRefusals()
    {
        for (var round = 0; round < 5; round++)
        {
            var place = silo.NewPlace();
            var riders = Enumerable.Range(0, 50).Select(number => $"crowd{round}-{number}").ToList();
            await Task.WhenAll(riders.Select((rider, number) => silo.OnDuty(rider, place, number)));
            var task = await silo.OpenTask($"crowd{round}", place);

            var answers = await Task.WhenAll(riders.Select(rider => task.Accept(By(rider))));

            var winner = Assert.Single(answers, answer => answer.Value is not null).Value!.Assignee;
            Assert.Equal(49, answers.Count(answer => answer.Refusal is TaskRefusal.AlreadyAssigned or TaskRefusal.OfferNotFound));
            var busy = await Task.WhenAll(riders.Select(async rider => (await silo.Rider(rider).GetView())!));
            Assert.Equal(winner, Assert.Single(busy, rider => rider.ActiveTask is not null).Id);
            Assert.All(busy, rider => Assert.Empty(rider.Offers));
        }
    }

    [Fact]
    public async Task Accept_OfferWhoseTimeIsOver_LosesEvenWithoutATick()
    {
        var (task, _) = await Offered("tooslow");
        silo.Clock.SetUtcNow(silo.Now.AddSeconds(25));

        Assert.Equal(TaskRefusal.OfferExpired, (await task.Accept(By("tooslow"))).Refusal);
    }

    [Fact]
    public async Task Flow_FromOfferToVerified_FreesAndCreditsTheRiderWithWord()
    {
        var (task, phone) = await Offered("flow");

        Assert.Equal(GovernanceTaskStatus.Assigned, (await task.Accept(By("flow"))).Value!.Status);
        Assert.Equal("flow", (await silo.Rider("flow").GetView())!.ActiveTask?.Id);
        Assert.Equal(GovernanceTaskStatus.InProgress, (await task.Start(By("flow"))).Value!.Status);
        Assert.Equal(TaskRefusal.WrongStatus, (await task.Verify(ByDispatcher())).Refusal);
        Assert.Equal(GovernanceTaskStatus.Submitted, (await task.Submit(By("flow", new Evidence("好了", null)))).Value!.Status);
        Assert.Null((await silo.Rider("flow").GetView())!.ActiveTask);
        Assert.Equal(GovernanceTaskStatus.Verified, (await task.Verify(ByDispatcher())).Value!.Status);

        await phone.Hears("the balance", news => news.Balance is { Points: 3, SocialHours: 0.17m });
        await phone.Hears("the check", news => news.Task is { Status: GovernanceTaskStatus.Verified });
        Assert.DoesNotContain(phone.News, news => news.Task?.History.Any(entry => entry.Event == TaskEvent.Offered) == true);
    }

    [Fact]
    public async Task HandBack_AssignedTask_FreesTheRiderAndAsksSomebodyElse()
    {
        var (task, _) = await Offered("back");
        await task.Accept(By("back"));
        await silo.OnDuty("back-next", (await task.Get())!.Position, 20);

        Assert.NotNull((await task.Decline(By("back"))).Value);

        Assert.Null((await silo.Rider("back").GetView())!.ActiveTask);
        Assert.Equal(["back", "back-next"], await task.Asked());
    }

    [Fact]
    public async Task Cancel_AtAnyTime_WithdrawsOffersAndFreesTheRider()
    {
        var (task, phone) = await Offered("off");
        await task.Cancel(ByDispatcher("a false alarm"));
        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.Cancelled);

        var (second, _) = await Offered("off2");
        await second.Accept(By("off2"));
        await second.Cancel(ByDispatcher());

        Assert.Null((await silo.Rider("off2").GetView())!.ActiveTask);
        Assert.Equal(TaskRefusal.WrongStatus, (await second.Start(By("off2"))).Refusal);
    }

    [Fact]
    public async Task Accept_ByAnother_WithdrawsTheOthersOffers()
    {
        var (task, phone) = await Offered("slower");
        await silo.OnDuty("faster", (await task.Get())!.Position, 5);
        await task.Wake();

        Assert.NotNull((await task.Accept(By("faster"))).Value);

        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.Taken);
        Assert.Equal(TaskRefusal.AlreadyAssigned, (await task.Accept(By("slower"))).Refusal);
    }

    [Fact]
    public async Task Assign_ByHand_OnlyToARiderWhoMayHaveIt()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("hand", place, 1_500);
        var hurried = await silo.OnDuty("hand-hurried", place, 1_600);
        await hurried.SetOrderDeadline(silo.Now.AddMinutes(12));
        await (await silo.Registered("hand-resting")).GoOffDuty();
        var task = await silo.OpenTask("hand", place);

        Assert.Equal(TaskRefusal.RiderTooLittleSlack, (await task.Assign(ByDispatcher(riderId: "hand-hurried"))).Refusal);
        Assert.Equal(TaskRefusal.RiderOffDuty, (await task.Assign(ByDispatcher(riderId: "hand-resting"))).Refusal);
        Assert.Equal(TaskRefusal.RiderNotFound, (await task.Assign(ByDispatcher(riderId: "hand-nobody"))).Refusal);
        Assert.Equal("hand", (await task.Assign(ByDispatcher(riderId: "hand"))).Value!.Assignee);
        Assert.Equal(TaskRefusal.AlreadyAssigned, (await task.Assign(ByDispatcher(riderId: "hand-hurried"))).Refusal);
        var second = await silo.OpenTask("hand-second", place);
        Assert.Equal(TaskRefusal.RiderBusy, (await second.Assign(ByDispatcher(riderId: "hand"))).Refusal);
    }

    [Fact]
    public async Task Repeated_EveryCommand_GivesTheFirstAnswer()
    {
        var (task, _) = await Offered("repeated");
        var (accept, submit, verify) = (By("repeated"), By("repeated", new Evidence("好了", null)), ByDispatcher());
        var first = new[] { await task.Accept(accept), await task.Submit(submit), await task.Verify(verify) };

        var again = new[] { await task.Accept(accept), await task.Submit(submit), await task.Verify(verify) };

        Assert.Equal(
            first.Select(answer => (answer.Value!.Status, answer.Value.Revision, answer.Value.History.Length)),
            again.Select(answer => (answer.Value!.Status, answer.Value.Revision, answer.Value.History.Length)));
        Assert.Equal(TaskRefusal.OperationIdReused, (await task.Verify(verify with { Note = "another" })).Refusal);
    }

    [Fact]
    public async Task Deadline_NobodyDoesIt_IsOverdueThenExpires()
    {
        var board = await RecordingDispatchGateway.Of(silo, "330106");
        var task = await silo.OpenTask("deadline", silo.NewPlace(), minutes: 1);

        silo.Clock.Advance(TimeSpan.FromSeconds(61));
        await board.Hears("that it is overdue", news => news.Task.Id == "deadline" && news.BecameOverdue);
        silo.Clock.Advance(TimeSpan.FromHours(24));
        await Until.True(async () => (await task.Get())!.Status == GovernanceTaskStatus.Expired, "it expires");
        Assert.Single(board.News, news => news.Task.Id == "deadline" && news.BecameOverdue);
    }

    [Fact]
    [Trait("Case", "W20")]
    public async Task Expired_StaysOnEveryBoard_UntilADispatcherClosesIt()
    {
        var task = await silo.OpenTask("nobody", silo.NewPlace(), minutes: 1);
        silo.Clock.Advance(TimeSpan.FromSeconds(61));
        await Until.True(async () => (await task.Get())!.Overdue, "it is overdue");
        silo.Clock.Advance(TimeSpan.FromHours(24));
        await Until.True(async () => (await task.Get())!.Status == GovernanceTaskStatus.Expired, "it has expired");
        await Until.True(async () => await IsOpen("nobody"), "it is listed");
        Assert.False((await task.Get())!.Overdue);
        Assert.Equal(TaskRefusal.WrongStatus, (await task.OfferAgain(ByDispatcher())).Refusal);
        Assert.Equal(TaskRefusal.WrongStatus, (await task.Assign(ByDispatcher(riderId: "anybody"))).Refusal);

        Assert.Equal(GovernanceTaskStatus.Cancelled, (await task.Cancel(ByDispatcher("nobody came"))).Value?.Status);

        Assert.False(await IsOpen("nobody"));
        Assert.Equal(TaskRefusal.WrongStatus, (await task.Cancel(ByDispatcher())).Refusal);
    }

    [Fact]
    [Trait("Case", "W22")]
    public async Task RejectedOrCancelled_TheReasonIsKeptForTheRider_UntilItIsDismissed()
    {
        var (rejected, phone) = await Offered("why");
        await rejected.Submitted("why");
        await rejected.Reject(ByDispatcher("照片看不清"));
        await phone.Hears("why it was rejected", news => news.Me?.EndedTasks is [{ Status: GovernanceTaskStatus.Rejected, Reason: "照片看不清" }]);
        var cancelled = await silo.OpenTask("why-2", (await rejected.Get())!.Position);
        await cancelled.Accept(By("why"));
        await cancelled.Cancel(ByDispatcher("误报"));
        await SiloFixture.Drop(silo.Rider("why"));

        var kept = (await silo.Rider("why").GetView())!.EndedTasks;
        Assert.Equal([("why-2", "误报"), ("why", "照片看不清")], kept.Select(ended => (ended.TaskId, ended.Reason)));

        await silo.Rider("why").DismissTask("why-2");
        await silo.Rider("why").DismissTask("why-2");
        Assert.Equal("why", Assert.Single((await silo.Rider("why").GetView())!.EndedTasks).TaskId);
    }

    private async Task<bool> IsOpen(string id) =>
        (await silo.Get<TaskQueries>().List(null, TaskLifecycle.OpenStatuses, null, 200)).Items.Any(task => task.Id == id);

    private async Task<(IGovernanceTaskGrain Task, RecordingRiderGateway Phone)> Offered(string name)
    {
        var place = silo.NewPlace();
        await silo.OnDuty(name, place, 10);
        var phone = await RecordingRiderGateway.Of(silo, name);
        var task = await silo.OpenTask(name, place);
        Assert.Contains(name, await task.Asked());
        return (task, phone);
    }
}
