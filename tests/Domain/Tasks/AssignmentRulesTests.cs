using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

public sealed class AssignmentRulesTests
{
    private static readonly DispatchOptions Options = new();
    private static readonly DateTimeOffset Noon = SomeTasks.Noon;

    [Fact]
    public void Accept_FiftyRidersWithAnOfferEach_OneGetsItAndFortyNineHearWhy()
    {
        var state = Offered([.. Enumerable.Range(0, 50).Select(rider => new OpenOffer($"off-{rider}", $"r{rider}", 100, Noon.AddSeconds(25)))]);
        var refusals = new List<TaskRefusal>();
        foreach (var rider in Enumerable.Range(0, 50))
        {
            var decision = AssignmentRules.Accept(state, new RiderCommand($"op-{rider}", $"r{rider}"), Noon);
            state = decision.Answer is null
                ? AssignmentRules.Complete("t", decision.State, new RiderName("小张"), Options, Noon).State
                : decision.State;
            refusals.AddRange(decision.Answer?.Refusal is { } refusal ? [refusal] : Array.Empty<TaskRefusal>());
        }

        Assert.Equal(Enumerable.Repeat(TaskRefusal.AlreadyAssigned, 49), refusals);
        Assert.Equal("r0", state.Assignee);
    }

    [Fact]
    public void Accept_AfterExpiryWithoutATick_Loses()
    {
        var state = Offered([new OpenOffer("off", "r", 100, Noon.AddSeconds(25))]);

        Assert.Null(AssignmentRules.Accept(state, new RiderCommand("op", "r"), Noon.AddSeconds(25).AddTicks(-1)).Answer);
        Assert.Equal(TaskRefusal.OfferExpired, AssignmentRules.Accept(state, new RiderCommand("op", "r"), Noon.AddSeconds(25)).Answer?.Refusal);
    }

    [Fact]
    public void Accept_AfterExpiryAndTick_SaysExpired()
    {
        var state = DeadlineRules.Tick(Offered([new OpenOffer("off", "r", 100, Noon.AddSeconds(25))]), Options, Noon.AddSeconds(25));

        Assert.Equal(TaskRefusal.OfferExpired, AssignmentRules.Accept(state, new RiderCommand("op", "r"), Noon.AddSeconds(26)).Answer?.Refusal);
    }

    [Fact]
    public void Accept_WithoutAnOffer_SaysSo() => Assert.Equal(
        TaskRefusal.OfferNotFound,
        AssignmentRules.Accept(Offered([]), new RiderCommand("op", "r"), Noon).Answer?.Refusal);

    [Fact]
    public void Accept_CancelledTask_IsRefusedByStatus()
    {
        var cancelled = DispatcherRules.Cancel("t", Offered([new OpenOffer("off", "r", 1, Noon.AddHours(1))]), new("c", "d"), Options, Noon).State;

        Assert.Equal(TaskRefusal.WrongStatus, AssignmentRules.Accept(cancelled, new RiderCommand("op", "r", "off"), Noon).Answer?.Refusal);
    }

    [Theory]
    [InlineData(RiderRefusal.Busy, TaskRefusal.RiderBusy)]
    [InlineData(RiderRefusal.OffDuty, TaskRefusal.RiderOffDuty)]
    [InlineData(RiderRefusal.DailyLimit, TaskRefusal.RiderDailyLimit)]
    [InlineData(RiderRefusal.TooLittleSlack, TaskRefusal.RiderTooLittleSlack)]
    public void Drop_RiderRefuses_TheOfferIsGoneAndTheReasonTold(RiderRefusal reason, TaskRefusal told)
    {
        var pending = AssignmentRules.Accept(Offered([new OpenOffer("off", "r", 1, Noon.AddHours(1))]), new("op", "r"), Noon).State;

        var dropped = AssignmentRules.Drop(pending, reason);

        Assert.Equal(told, dropped.Answer.Refusal);
        Assert.Empty(dropped.State.Offers);
        Assert.Null(dropped.State.Pending);
        Assert.True(dropped.Write);
    }

    [Theory]
    [Trait("Case", "P3")]
    [InlineData(true)]
    [InlineData(false)]
    public void Drop_RiderWhoWantedItOrWasNeverAsked_MayStillBeAsked(bool byHand)
    {
        var offered = Offered([new OpenOffer("off", "r", 1, Noon.AddHours(1))]);
        var pending = byHand
            ? AssignmentRules.Assign(offered with { Offers = [] }, new DispatcherCommand("op", "d", RiderId: "r"), TimeSpan.Zero).State
            : AssignmentRules.Accept(offered, new RiderCommand("op", "r"), Noon).State;

        Assert.True(OfferRules.MayAsk(AssignmentRules.Drop(pending, RiderRefusal.Busy).State, "r"));
    }

    [Fact]
    public void Assign_WithoutARider_IsRefused() => Assert.Equal(
        TaskRefusal.RiderNotFound,
        AssignmentRules.Assign(Offered([]), new DispatcherCommand("op", "d"), TimeSpan.Zero).Answer?.Refusal);

    private static TaskState Offered(ImmutableArray<OpenOffer> offers) =>
        DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, Noon).State with { Offers = offers };
}
