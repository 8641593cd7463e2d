using CsCheck;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Riders;
using RedStation.Tests.Domain.Tasks;

namespace RedStation.Tests.Domain.Riders;

public sealed class EndedTaskRulesTests
{
    [Fact]
    [Trait("Case", "W22")]
    public void Follow_RejectedOrCancelled_KeepsTheReasonUntilItIsDismissed()
    {
        var state = EndedTaskRules.Follow("r", new RiderState(), Ended("t1", GovernanceTaskStatus.Rejected, "照片看不清"));
        state = EndedTaskRules.Follow("r", state, Ended("t2", GovernanceTaskStatus.Cancelled, null));

        Assert.Equal([("t2", null), ("t1", "照片看不清")], state.EndedTasks.Select(ended => (ended.TaskId, ended.Reason)));
        Assert.Equal("t2", Assert.Single(EndedTaskRules.Dismiss(state, "t1").EndedTasks).TaskId);
        Assert.Same(state, EndedTaskRules.Dismiss(state, "t3"));
    }

    [Fact]
    [Trait("Case", "W22")]
    public void Follow_WhateverIsHeard_KeepsAFew_EachOnce_AndOnlyTheRidersOwn() => Gen.Select(
        Gen.Int[0, 9], Gen.Enum<GovernanceTaskStatus>(), Gen.Bool).Array[0, 40].Sample(heard =>
    {
        var state = new RiderState();
        foreach (var (number, status, theirs) in heard)
        {
            var before = state;
            var task = Ended($"t{number}", status, "why") with { Assignee = theirs ? "r" : "another" };
            state = EndedTaskRules.Follow("r", state, task);
            var counts = theirs && status is GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled;
            Assert.True(counts ? state.EndedTasks.Any(ended => ended.TaskId == task.Id) : ReferenceEquals(before, state));
        }

        Assert.InRange(state.EndedTasks.Length, 0, EndedTaskRules.Kept);
        Assert.Equal(state.EndedTasks.Length, state.EndedTasks.DistinctBy(ended => ended.TaskId).Count());
    });

    private static TaskView Ended(string id, GovernanceTaskStatus status, string? reason) => SomeTasks.View(id) with
    {
        Status = status,
        Assignee = "r",
        History = [new(status, SomeTasks.Noon, "dispatcher", reason, TaskEvent.Rejected)],
    };
}
