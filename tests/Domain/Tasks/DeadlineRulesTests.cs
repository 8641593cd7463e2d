using CsCheck;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

public sealed class DeadlineRulesTests
{
    private static readonly DispatchOptions Options = new();
    private static readonly DateTimeOffset Noon = SomeTasks.Noon;
    private static readonly TaskState Opened = DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, Noon).State;

    [Fact]
    public void Tick_PastTheDeadline_MarksOverdueOnce()
    {
        var overdue = DeadlineRules.Tick(Opened, Options, Opened.Deadline);

        Assert.True(overdue.Overdue);
        Assert.False(DeadlineRules.Tick(Opened, Options, Opened.Deadline.AddTicks(-1)).Overdue);
        Assert.Same(overdue, DeadlineRules.Tick(overdue, Options, Opened.Deadline.AddMinutes(1)));
    }

    [Fact]
    public void Tick_LongAfterTheDeadline_EndsWhatNobodyTook()
    {
        var ended = DeadlineRules.Tick(Opened, Options, Opened.Deadline + Options.ExpireAfter);

        Assert.Equal(GovernanceTaskStatus.Expired, ended.Status);
        Assert.Null(DeadlineRules.NextDue(ended, Options));
    }

    [Fact]
    public void Tick_SomebodyHasIt_IsOverdueButNeverExpires()
    {
        var taken = Opened with { Status = GovernanceTaskStatus.InProgress, Assignee = "r" };

        var late = DeadlineRules.Tick(taken, Options, Noon.AddDays(10));

        Assert.True(late.Overdue);
        Assert.Equal(GovernanceTaskStatus.InProgress, late.Status);
    }

    [Fact]
    public void NextDue_WithOffers_IsTheFirstThatRunsOut() => Gen.Int[1, 500].Array[1, 7].Sample(lives =>
    {
        var offers = lives.Select((life, number) => new OpenOffer($"off-{number}", $"r{number}", 1, Noon.AddSeconds(life)));

        Assert.Equal(Noon.AddSeconds(lives.Min()), DeadlineRules.NextDue(Opened with { Offers = [.. offers] }, Options));
    });

    [Fact]
    public void NextDue_AfterACrashInTheMiddle_IsAtOnce()
    {
        Assert.Equal(Noon, DeadlineRules.NextDue(Opened, Options));
        Assert.Equal(Noon, DeadlineRules.NextDue(Opened with { Status = GovernanceTaskStatus.Verified, CreditOwed = true }, Options));
    }

    [Fact]
    public void Widen_RingAfterRing_CallsTheDispatcherAfterTheLast()
    {
        var radii = new List<string?>();
        var state = Opened;
        while (state.Status == GovernanceTaskStatus.Offering)
        {
            state = OfferRules.Widen(state, Options, Noon);
            radii.Add(state.History[^1].Note);
        }

        Assert.Equal(["500", "1000", "2000", null], radii);
        Assert.True(state.NeedsDispatcher);
        Assert.True(DeadlineRules.ShouldRetry(state, Noon + Options.RetryAfter));
        Assert.False(DeadlineRules.ShouldRetry(state, Noon));
    }
}
