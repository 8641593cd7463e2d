using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>What a view offers its reader is granted, and what it does not offer is refused, wherever a task has come to.</summary>
public sealed class TaskLifecycleTests
{
    private static readonly DispatchOptions Options = new();

    [Fact]
    [Trait("Case", "W20")]
    public void Actions_OfADispatcher_AreWhatTheRulesGrant() => EveryStep((state, now) =>
    {
        var offered = TaskLifecycle.ForDispatcher(state.Status);
        foreach (var action in (TaskAction[])[TaskAction.Verify, TaskAction.Reject, TaskAction.Offer, TaskAction.Assign, TaskAction.Cancel])
        {
            Assert.True(offered.Contains(action) == Grants(state, action, now), $"{action} of a task that is {state.Status}");
        }
    });

    [Fact]
    [Trait("Case", "W20")]
    public void Actions_OfARider_AreWhatTheRulesGrant() => EveryStep((state, now) =>
    {
        var view = TaskViews.View("t", state, Options);
        foreach (var rider in (string[])["r0", "r1", "r2", "r3", "r4", "stranger"])
        {
            var asked = state.Offers.Any(offer => offer.RiderId == rider && offer.ExpiresAt > now);
            var offered = asked ? TaskLifecycle.ForOffered(view.Status) : TaskLifecycle.ForRider(view, rider);
            foreach (var action in (TaskAction[])[TaskAction.Accept, TaskAction.Start, TaskAction.Submit])
            {
                Assert.True(offered.Contains(action) == Grants(state, action, now, rider), $"{action} by {rider} of a task that is {state.Status}");
            }

            // An offer whose time is over can still be declined until the clock has taken it away.
            Assert.True(!offered.Contains(TaskAction.Decline) || Grants(state, TaskAction.Decline, now, rider), $"decline by {rider}");
            Assert.Equal(asked || TaskLifecycle.IsUnderWayBy(view, rider), offered.Contains(TaskAction.Decline));
        }
    });

    [Fact]
    [Trait("Case", "W20")]
    public void OpenTask_HasAWayOut_AndAClosedOneHasNone() => Assert.All(
        Enum.GetValues<GovernanceTaskStatus>(),
        status => Assert.Equal(!TaskLifecycle.IsFinal(status), TaskLifecycle.ForDispatcher(status).Length > 0));

    [Fact]
    [Trait("Case", "W20")]
    public void ExpiredTask_IsClosedByADispatcher_AndStaysOnTheBoardUntilThen()
    {
        var opened = DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, SomeTasks.Noon).State;
        var expired = DeadlineRules.Tick(opened, Options, opened.Deadline + Options.ExpireAfter);
        Assert.Equal(GovernanceTaskStatus.Expired, expired.Status);
        Assert.Contains(GovernanceTaskStatus.Expired, TaskLifecycle.OpenStatuses);
        Assert.Equal([TaskAction.Cancel], TaskLifecycle.ForDispatcher(expired.Status));

        var closed = DispatcherRules.Cancel("t", expired, new DispatcherCommand("op", "d", "nobody came"), Options, SomeTasks.Noon.AddDays(3));

        Assert.Equal(GovernanceTaskStatus.Cancelled, closed.Answer.Value?.Status);
        Assert.Empty(TaskLifecycle.ForDispatcher(closed.State.Status));
        Assert.Null(DeadlineRules.AwakeSince(expired));
        Assert.Null(DeadlineRules.AwakeSince(closed.State with { RiderToTell = null }));
    }

    [Fact]
    [Trait("Case", "W21")]
    public void Overdue_OnlyWhileTheWorkIsStillToBeDone() => EveryStep((state, _) =>
    {
        var view = TaskViews.View("t", state, Options);
        Assert.True(!view.Overdue || TaskLifecycle.IsUnfinished(view.Status), $"a task that is {view.Status} is called overdue");
        Assert.Equal(state.Overdue && TaskLifecycle.IsUnfinished(state.Status), view.Overdue);
    });

    [Fact]
    [Trait("Case", "W21")]
    public void SubmittedInTime_ThenTheDeadlinePasses_IsNotOverdue_NorWhenItIsRejected()
    {
        var opened = DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, SomeTasks.Noon).State;
        var submitted = opened with { Status = GovernanceTaskStatus.Submitted, Assignee = "r", Offers = [] };
        var later = DeadlineRules.Tick(submitted, Options, opened.Deadline.AddHours(1));
        Assert.False(TaskViews.View("t", later, Options).Overdue);

        var late = DeadlineRules.Tick(opened with { Status = GovernanceTaskStatus.Assigned, Assignee = "r" }, Options, opened.Deadline);
        Assert.True(TaskViews.View("t", late, Options).Overdue);
        var done = late with { Status = GovernanceTaskStatus.Submitted };
        Assert.False(TaskViews.View("t", done, Options).Overdue);
        var rejected = DispatcherRules.Reject("t", done, new DispatcherCommand("op", "d", "no"), Options, opened.Deadline.AddHours(2)).State;
        Assert.False(TaskViews.View("t", rejected, Options).Overdue);
    }

    private static void EveryStep(Action<TaskState, DateTimeOffset> check) => RandomSteps.Any.Sample(
        steps =>
        {
            var simulation = new TaskSimulation();
            check(simulation.State, simulation.Now);
            foreach (var step in steps)
            {
                step.Run(simulation);
                check(simulation.State, simulation.Now);
            }
        },
        iter: 1_000,
        print: steps => string.Join("; ", steps.AsEnumerable()));

    private static bool Grants(TaskState state, TaskAction action, DateTimeOffset now, string rider = "r0")
    {
        var (dispatcher, byRider) = (new DispatcherCommand("new", "someone", "because", rider), new RiderCommand("new", rider));
        return action switch
        {
            TaskAction.Accept => AssignmentRules.Accept(state, byRider, now).Answer is null,
            TaskAction.Assign => AssignmentRules.Assign(state, dispatcher, TimeSpan.Zero).Answer is null,
            TaskAction.Decline => Granted(WorkRules.Decline("t", state, byRider, Options, now)),
            TaskAction.Start => Granted(WorkRules.Start("t", state, byRider, Options, now)),
            TaskAction.Submit => Granted(WorkRules.Submit("t", state, byRider with { Evidence = new("done", null) }, Options, now)),
            TaskAction.Verify => Granted(DispatcherRules.Verify("t", state, dispatcher, Options, now)),
            TaskAction.Reject => Granted(DispatcherRules.Reject("t", state, dispatcher, Options, now)),
            TaskAction.Offer => Granted(DispatcherRules.OfferAgain("t", state, dispatcher, Options, now)),
            _ => Granted(DispatcherRules.Cancel("t", state, dispatcher, Options, now)),
        };
    }

    private static bool Granted(Decision<TaskState, Answer<TaskView, TaskRefusal>> decision) => decision.Answer.Value is not null;
}
