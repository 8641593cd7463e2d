using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;
using static RedStation.Tests.Domain.Tasks.SomeTasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>What a rider may expect of platforms, and that going back because of them leaves no trace.</summary>
public sealed class TaskDutyRulesTests
{
    private static readonly DispatchOptions Options = new();

    private static readonly Gen<int?> Minutes = Gen.OneOf(Gen.Const((int?)null), Gen.Const((int?)0), Gen.Const((int?)15));

    private static readonly DateTimeOffset Asked = Noon.AddMinutes(1);

    [Fact]
    public void HandBack_IsThereOnceEveryPlatformIsSilentRefusesOrHasNothing() =>
        Gen.Select(Gen.Enum<ExemptionStatus>(), Minutes).Array[0, 4].Sample(platforms =>
        {
            ImmutableArray<TaskExemption> exemptions =
            [
                .. platforms.Select(one => new TaskExemption("d", "p", "快送平台", one.Item1, 15, one.Item2, null, Noon, Noon)),
            ];
            var hopeless = platforms.All(one => one.Item1 is ExemptionStatus.Silent or ExemptionStatus.Refused
                || (one.Item1 == ExemptionStatus.Asked && one.Item2 == 0));

            Assert.Equal(platforms.Length > 0 && hopeless, TaskDutyRules.MayHandBack(exemptions));
            var view = View("t") with { Status = GovernanceTaskStatus.Assigned, Assignee = "r", Exemptions = exemptions };
            Assert.Equal(TaskDutyRules.MayHandBack(exemptions), TaskLifecycle.ForRider(view, "r").Contains(TaskAction.HandBack));
            Assert.DoesNotContain(
                TaskAction.HandBack, TaskLifecycle.ForRider(view with { Status = GovernanceTaskStatus.InProgress }, "r"));
        });

    [Fact]
    public void Platform_ThatDoesNotAnswerIn30Seconds_IsSilent_AndMayStillAnswer()
    {
        var task = Told(15);
        var at = Asked + TaskDutyRules.AnswerWithin;

        Assert.Equal(at, TaskDutyRules.NextDue(task));
        Assert.Equal(task, TaskDutyRules.Tick(task, at.AddTicks(-1)));
        var silent = TaskDutyRules.Tick(task, at);
        Assert.Equal((ExemptionStatus.Silent, "r"), (Exemption(silent).Status, silent.RiderToTell));
        Assert.Null(TaskDutyRules.NextDue(silent));
        var late = TaskDutyRules.Answered(silent, "d", 12);
        Assert.Equal((ExemptionStatus.Granted, 12), (Exemption(late).Status, Exemption(late).GrantedMinutes));
        Assert.Equal(late, TaskDutyRules.Answered(late, "d", 0));
        Assert.Equal(late, TaskDutyRules.Answered(late, "other", 0));
    }

    [Fact]
    public void HandBack_LeavesTheRiderOutOfThoseWhoDeclined_AndOfTheSearch()
    {
        var silent = TaskDutyRules.Tick(Told(15), Asked + TaskDutyRules.AnswerWithin);

        var back = WorkRules.HandBack("t", silent, new RiderCommand("back", "r"), Options, Asked.AddMinutes(1));

        Assert.Equal((GovernanceTaskStatus.Offering, null), (back.State.Status, back.State.Assignee));
        Assert.Empty(back.State.Declined);
        Assert.False(OfferRules.MayAsk(back.State, "r"));
        Assert.True(OfferRules.MayAsk(back.State, "other"));
        Assert.DoesNotContain(back.State.History, entry => entry.Event is TaskEvent.HandedBack or TaskEvent.Declined);
        var released = Assert.Single(back.State.History, entry => entry.Event == TaskEvent.Released);
        Assert.Equal(TaskSteps.System, released.By);
        Assert.Equal((true, true, Asked.AddMinutes(1)), (back.State.Duty!.IsCancelled, back.State.Duty.ToTell, back.State.Duty.EndedAt));
    }

    [Theory]
    [InlineData(null, TaskRefusal.ExemptionStands)]
    [InlineData(12, TaskRefusal.ExemptionStands)]
    [InlineData(0, null)]
    public void HandBack_WhileAPlatformMayAnswerOrHasForgiven_IsRefused(int? granted, TaskRefusal? refusal)
    {
        var task = granted is { } minutes ? TaskDutyRules.Answered(Told(15), "d", minutes) : Told(15);

        Assert.Equal(refusal, WorkRules.HandBack("t", task, new RiderCommand("back", "r"), Options, Asked).Answer.Refusal);
        Assert.Equal(
            TaskRefusal.NotYourTask, WorkRules.HandBack("t", task, new RiderCommand("back", "other"), Options, Asked).Answer.Refusal);
        var begun = WorkRules.Start("t", task, new RiderCommand("start", "r"), Options, Asked).State;
        Assert.Equal(TaskRefusal.WrongStatus, WorkRules.HandBack("t", begun, new RiderCommand("back", "r"), Options, Asked).Answer.Refusal);
    }

    [Fact]
    public void Exemptions_AreForTheirRiderAlone()
    {
        var view = TaskViews.View("t", Told(15), Options);

        Assert.Single(TaskViews.ForRider(view, "r").Exemptions);
        Assert.Empty(TaskViews.ForRider(view, "other").Exemptions);
        Assert.Empty(TaskViews.ForDispatcher(view).Exemptions);
        Assert.Empty(TaskViews.ForOffered(view).Exemptions);
    }

    [Fact]
    public void HandedBackWithAReason_TheHistorySaysWhy_AndTheRiderHasItNoLonger()
    {
        var command = new RiderCommand("d", "r") { Reason = HandBackReason.TooLittleTime };

        var back = WorkRules.Decline("t", Told(15), command, Options, Asked).State;

        Assert.Null(back.Assignee);
        Assert.Equal("tooLittleTime", Assert.Single(back.History, entry => entry.Event == TaskEvent.HandedBack).Note);
        // What was sent before there were reasons and comes again is the same command still.
        Assert.DoesNotContain("Reason", JsonSerializer.Serialize(command with { Reason = null }), StringComparison.Ordinal);
    }

    [Fact]
    public void Duty_EndsWhenTheWorkIsSubmitted_AndIsCalledOffOtherwise()
    {
        var task = Told(15);
        var submitted = WorkRules.Submit("t", task, new RiderCommand("s", "r", Evidence: new Evidence("好了")), Options, Asked).State;
        var cancelled = DispatcherRules.Cancel("t", task, new DispatcherCommand("c", "dispatcher"), Options, Asked).State;
        var declined = WorkRules.Decline("t", task, new RiderCommand("d", "r"), Options, Asked).State;

        Assert.Equal((false, Asked), (submitted.Duty!.IsCancelled, submitted.Duty.EndedAt));
        Assert.All([cancelled, declined], state => Assert.Equal((true, Asked), (state.Duty!.IsCancelled, state.Duty.EndedAt)));
        Assert.All([submitted, cancelled, declined], state => Assert.NotNull(DeadlineRules.NextDue(state, Options)));
        var told = TaskDutyRules.Told(submitted, submitted.Duty.Platforms);
        Assert.Equal(told.Duty, DispatcherRules.Verify("t", told, new DispatcherCommand("v", "dispatcher"), Options, Asked).State.Duty);
    }

    private static TaskExemption Exemption(TaskState state) => Assert.Single(TaskDutyRules.Exemptions(state));

    /// <summary>A task that a rider has whose one platform was told, and holds so many minutes.</summary>
    private static TaskState Told(int held)
    {
        var opened = DispatcherRules.Open("t", new TaskState(), Open, Price, Options, Noon).State;
        var pending = opened with { Pending = new PendingAssignment("r", "r", "accept", "fingerprint", null) };
        var duty = TaskDutyRules.Begin("r", pending.Minutes, [("d", "p", "快送平台", "pseudonym")], Asked)!;
        var assigned = AssignmentRules.Complete("t", pending, new RiderName("小张"), Options, Asked, duty).State;
        return TaskDutyRules.Told(assigned, [TaskDutyRules.With(duty.Platforms[0], held, null)]) with { RiderToTell = null };
    }
}
