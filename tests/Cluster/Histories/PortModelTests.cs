using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of a port that could have happened, and ones that could not.</summary>
public sealed class PortModelTests
{
    private const long Ends = 20_000;

    private static readonly Operation<PortCall> Free = Did<PortCall>("device", 0, 10, new PortCall.Reported("available", 1));
    private static readonly Operation<PortCall> ToAnn = Did<PortCall>("ann", 20, 30, new PortCall.Granted("ann", "rsv-1", Ends));

    [Fact]
    public void Port_GrantedTwice_IsFound()
    {
        var verdict = Port(Free, ToAnn, Did<PortCall>("bob", 40, 50, new PortCall.Granted("bob", "rsv-2", Ends)));
        Assert.Equal((Outcome.Violated, "bob"), (verdict.Outcome, verdict.At?.Process));
        Assert.Equal("rsv-1", Assert.Single(verdict.Possible).Held?.Reservation);
    }

    [Fact]
    public void Port_GrantedAgain_AfterItsTime_IsRight() =>
        Assert.Equal(
            Outcome.Linearizable, Port(Free, ToAnn, Did<PortCall>("bob", Ends, Ends + 9, new PortCall.Granted("bob", "rsv-2", 2 * Ends))).Outcome);

    [Fact]
    public void Port_GrantedTwiceAtOnce_IsFound() => Assert.Equal(
        Outcome.Violated, Port(Free, ToAnn, Did<PortCall>("bob", 15, 90, new PortCall.Granted("bob", "rsv-2", Ends))).Outcome);

    [Fact]
    public void Port_GrantedAfterACancellationAtTheSameTime_IsRight() => Assert.Equal(Outcome.Linearizable, Port(
        Free, ToAnn,
        Did<PortCall>("ann", 40, 90, new PortCall.Cancelled("ann", "rsv-1", true, Retried: false)),
        Did<PortCall>("bob", 41, 60, new PortCall.Granted("bob", "rsv-2", Ends))).Outcome);

    [Fact]
    public void Port_GrantedBeforeTheCancellationWasAsked_IsFound() => Assert.Equal(Outcome.Violated, Port(
        Free, ToAnn,
        Did<PortCall>("bob", 40, 50, new PortCall.Granted("bob", "rsv-2", Ends)),
        Did<PortCall>("ann", 51, 60, new PortCall.Cancelled("ann", "rsv-1", true, Retried: false))).Outcome);

    [Fact]
    public void Grant_ReadAsFree_IsLost() =>
        Assert.Equal(Outcome.Violated, Port(Free, ToAnn, Did<PortCall>("eve", 40, 50, new PortCall.Read("available"))).Outcome);

    [Fact]
    public void Grant_ReadAsFree_WhileItsCancellationIsUnanswered_IsRight() => Assert.Equal(Outcome.Linearizable, Port(
        Free, ToAnn,
        Tried<PortCall>("ann", 35, new PortCall.Cancelled("ann", "rsv-1", null, Retried: false)),
        Did<PortCall>("eve", 40, 50, new PortCall.Read("reserved")),
        Did<PortCall>("eve", 60, 70, new PortCall.Read("available"))).Outcome);

    [Fact]
    public void Grant_WithoutAnAnswer_MayHaveHappenedOrNotAndBeTakenBack() => Assert.Equal(Outcome.Linearizable, Port(
        Free,
        Tried<PortCall>("ann", 20, new PortCall.Granted("ann", null, Ends)),
        Did<PortCall>("eve", 30, 40, new PortCall.Read("available")),
        Did<PortCall>("eve", 50, 60, new PortCall.Read("reserved")),
        Did<PortCall>("eve", 70, 80, new PortCall.Read("available"))).Outcome);

    [Fact]
    public void Grant_WithoutAnAnswer_HappensOnce() => Assert.Equal(Outcome.Violated, Port(
        Free,
        Tried<PortCall>("ann", 20, new PortCall.Granted("ann", null, Ends)),
        Did<PortCall>("eve", 50, 60, new PortCall.Read("reserved")),
        Did<PortCall>("eve", 70, 80, new PortCall.Read("available")),
        Did<PortCall>("eve", 90, 99, new PortCall.Read("reserved"))).Outcome);

    [Fact]
    public void Grant_WithoutAnAnswer_MayBeCancelledByItsRiderOnly()
    {
        var lost = Tried<PortCall>("ann", 20, new PortCall.Granted("ann", null, Ends));
        Assert.Equal(
            Outcome.Linearizable,
            Port(Free, lost, Did<PortCall>("ann", 40, 50, new PortCall.Cancelled("ann", "rsv-1", true, Retried: false))).Outcome);
        Assert.Equal(
            Outcome.Violated, Port(Free, lost, Did<PortCall>("bob", 40, 50, new PortCall.Cancelled("bob", "rsv-1", true, Retried: false))).Outcome);
    }

    [Fact]
    public void Hold_EndsWithCharging() => Assert.Equal(Outcome.Linearizable, Port(
        Free, ToAnn,
        Did<PortCall>("device", 40, 50, new PortCall.Reported("charging", 2)),
        Did<PortCall>("device", 60, 70, new PortCall.Reported("available", 3)),
        Did<PortCall>("bob", 80, 90, new PortCall.Granted("bob", "rsv-2", Ends))).Outcome);

    [Fact]
    public void Hold_EndedByAReportThatWasCutShort_IsOverBeforeThePortIsSeenInUse() => Assert.Equal(Outcome.Linearizable, Port(
        Free, ToAnn,
        Tried<PortCall>("device", 40, new PortCall.CutShort()),
        Did<PortCall>("eve", 50, 60, new PortCall.Read("available")),
        Did<PortCall>("device", 40, 70, new PortCall.Reported("charging", 2))).Outcome);

    [Fact]
    public void Hold_OfAPortWhoseReportCouldNotBeStored_IsStillThereToBeCancelled()
    {
        Operation<PortCall>[] seen =
        [
            Did<PortCall>("eve", 50, 60, new PortCall.Read("charging")),
            Did<PortCall>("ann", 61, 65, new PortCall.Cancelled("ann", "rsv-1", true, Retried: false)),
            Did<PortCall>("device", 40, 70, new PortCall.Reported("charging", 2)),
        ];
        Assert.Equal(Outcome.Violated, Port([Free, ToAnn, .. seen]).Outcome);
        Assert.Equal(Outcome.Linearizable, Port([Free, ToAnn, Tried<PortCall>("device", 40, new PortCall.Overheard("charging")), .. seen]).Outcome);
    }

    [Fact]
    public void Report_OlderThanTheLatest_ChangesNothing() => Assert.Equal(Outcome.Violated, Port(
        Free,
        Did<PortCall>("device", 40, 50, new PortCall.Reported("charging", 5)),
        Did<PortCall>("device", 60, 70, new PortCall.Reported("available", 4)),
        Did<PortCall>("eve", 80, 90, new PortCall.Read("available"))).Outcome);

    [Fact]
    public void Station_SilentTooLong_MayBeOfflineAndEndItsHolds() => Assert.Equal(Outcome.Linearizable, Port(
        Free,
        Did<PortCall>("ann", 20, 30, new PortCall.Granted("ann", "rsv-1", 900_000)),
        Did<PortCall>("eve", SilenceLimit, SilenceLimit + 10, new PortCall.Read("offline")),
        Did<PortCall>("device", SilenceLimit + 20, SilenceLimit + 30, new PortCall.Reported("available", 2)),
        Did<PortCall>("bob", SilenceLimit + 40, SilenceLimit + 50, new PortCall.Granted("bob", "rsv-2", 900_000))).Outcome);

    [Fact]
    public void Station_HeardLately_IsNotOffline() =>
        Assert.Equal(Outcome.Violated, Port(Free, Did<PortCall>("eve", 40, 50, new PortCall.Read("offline"))).Outcome);

    [Fact]
    public void FreePort_RefusedAsTaken_IsFound() =>
        Assert.Equal(Outcome.Violated, Port(Free, Did<PortCall>("bob", 40, 50, new PortCall.NotFree("bob"))).Outcome);
}
