using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>What is true of a task at any moment, and of any step it takes.</summary>
public static class TaskInvariants
{
    public static void Check(TaskState before, TaskState after, DispatchOptions options)
    {
        Assert.Equal(before.History, after.History.Take(before.History.Length));
        Assert.Equal(after.History.Length, after.Revision);
        Assert.True(!TaskLifecycle.IsFinal(before.Status) || before.Status == after.Status, "a closed case was opened again");

        var taken = after.Status is GovernanceTaskStatus.Assigned or GovernanceTaskStatus.InProgress
            or GovernanceTaskStatus.Submitted or GovernanceTaskStatus.Verified or GovernanceTaskStatus.Rejected;
        Assert.True(!taken || after.Assignee is not null, "nobody has it, yet it is not open");
        Assert.True(taken || TaskLifecycle.IsOver(after.Status) || after.Assignee is null, "it is open, yet somebody has it");
        if (before.Assignee is { } had && after.Assignee is { } has)
        {
            Assert.Equal(had, has);
        }

        Assert.True(after.Status == GovernanceTaskStatus.Offering || after.Offers.IsEmpty, "offers outlive the search");
        Assert.Equal(after.Offers.Length, after.Offers.DistinctBy(offer => offer.RiderId).Count());
        Assert.InRange(after.Offers.Length, 0, options.Rings.Max(ring => ring.Offers));
        Assert.True(!after.CreditOwed || after.Status == GovernanceTaskStatus.Verified, "credit without a check");
        Assert.True(!after.NeedsDispatcher || after.Status == GovernanceTaskStatus.Accepted, "a dispatcher is called for nothing");
        Assert.True(
            TaskLifecycle.IsOver(after.Status) || after.Status == GovernanceTaskStatus.Submitted || after.Overdue
            || DeadlineRules.NextDue(after, options) is not null,
            "time has nothing more to do with an unfinished task");
    }
}
