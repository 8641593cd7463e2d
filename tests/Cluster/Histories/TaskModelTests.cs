using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of a governance task.</summary>
public sealed class TaskModelTests
{
    private const long OfferEnds = 8_000;

    private static readonly Operation<TaskCall> ToAnn = Did<TaskCall>("ann", 20, 30, new TaskCall.Assigned("ann", ByHand: false, OfferEnds));

    [Fact]
    public void Task_WithTwoAssignees_IsFound() => Assert.Equal(
        Outcome.Violated, Task(ToAnn, Did<TaskCall>("bob", 25, 40, new TaskCall.Assigned("bob", ByHand: false, OfferEnds))).Outcome);

    [Fact]
    public void Task_TakenByAnother_AfterItWasHandedBack_IsRight() => Assert.Equal(Outcome.Linearizable, Task(
        ToAnn,
        Did<TaskCall>("ann", 40, 60, new TaskCall.Declined("ann")),
        Did<TaskCall>("bob", 45, 70, new TaskCall.Assigned("bob", ByHand: false, OfferEnds)),
        Did<TaskCall>("bob", 80, 90, new TaskCall.Submitted("bob")),
        Did<TaskCall>("desk", 100, 110, new TaskCall.Closed("verified")),
        Did<TaskCall>("desk", 120, 130, new TaskCall.Read("verified", "bob"))).Outcome);

    [Fact]
    public void Acceptance_AfterTheOffersEnd_IsFound() => Assert.Equal(Outcome.Violated, Task(
        Did<TaskCall>("ann", OfferEnds + 1_000, OfferEnds + 1_010, new TaskCall.Assigned("ann", ByHand: false, OfferEnds))).Outcome);

    [Fact]
    public void Task_HandedBackByADeclineOfItsOldOffer_IsFound()
    {
        Assert.Equal(Outcome.Violated, Task(
            ToAnn, Did<TaskCall>("ann", 40, 60, new TaskCall.Declined("ann", OfOffer: true))).Outcome);
        Assert.Equal(Outcome.Linearizable, Task(
            ToAnn, Did<TaskCall>("ann", 40, 60, new TaskCall.Refused("decline", "ann", "offer_not_found", OfOffer: true))).Outcome);
    }

    [Fact]
    public void Acceptance_OfAnOfferMadeAgainToWhoDeclined_IsFound() => Assert.Equal(
        Outcome.Violated, Task(Did<TaskCall>("ann", 0, 10, new TaskCall.Declined("ann")), ToAnn).Outcome);

    [Fact]
    public void Submission_OfAnotherRider_IsFound() =>
        Assert.Equal(Outcome.Violated, Task(ToAnn, Did<TaskCall>("bob", 40, 50, new TaskCall.Submitted("bob"))).Outcome);

    [Fact]
    public void Acceptance_WithoutAnAnswer_MayBeSeenLater() => Assert.Equal(Outcome.Linearizable, Task(
        Tried<TaskCall>("ann", 20, new TaskCall.Assigned("ann", ByHand: false, OfferEnds)),
        Did<TaskCall>("desk", 30, 40, new TaskCall.Read("offering", null)),
        Did<TaskCall>("bob", 50, 60, new TaskCall.Refused("accept", "bob", "already_assigned")),
        Did<TaskCall>("desk", 70, 80, new TaskCall.Read("assigned", "ann"))).Outcome);

    [Fact]
    public void Refusal_ThatNothingCallsFor_IsFound() => Assert.Equal(
        Outcome.Violated, Task(Did<TaskCall>("bob", 50, 60, new TaskCall.Refused("accept", "bob", "already_assigned"))).Outcome);

    [Fact]
    public void Task_ThatIsOpenAgainByItself_IsFound() =>
        Assert.Equal(Outcome.Violated, Task(ToAnn, Did<TaskCall>("desk", 40, 50, new TaskCall.Read("offering", null))).Outcome);

    [Fact]
    public void Task_ThatIsGone_IsFound() =>
        Assert.Equal(Outcome.Violated, Task(Did<TaskCall>("ann", 40, 50, new TaskCall.Refused("accept", "ann", "task_not_found"))).Outcome);
}
