using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of what a rider holds and shows.</summary>
public sealed class RiderModelTests
{
    private const long Ends = 20_000;

    private static readonly Operation<HoldingCall> First = Did<HoldingCall>("ann-1", 20, 30, new HoldingCall.Taken("a", Ends, Ends));

    [Fact]
    public void Rider_WithTwoAtOnce_IsFound() =>
        Assert.Equal(Outcome.Violated, Holding(First, Did<HoldingCall>("ann-2", 25, 35, new HoldingCall.Taken("b", Ends, Ends))).Outcome);

    [Fact]
    public void Rider_WithAnother_AfterGivingOneUp_IsRight() => Assert.Equal(Outcome.Linearizable, Holding(
        First,
        Did<HoldingCall>("ann-1", 40, 50, new HoldingCall.Released("a", true, Retried: false)),
        Did<HoldingCall>("ann-2", 41, 60, new HoldingCall.Taken("b", Ends, Ends))).Outcome);

    [Fact]
    public void Rider_NotYetToldOfAnEnd_MayBeRefusedUntilItIsSeen()
    {
        Operation<HoldingCall>[] history =
        [
            First,
            Did<HoldingCall>("ann-1", 40, 50, new HoldingCall.Released("a", true, Retried: false)),
            Did<HoldingCall>("ann-1", 60, 70, new HoldingCall.HasOne()),
            Did<HoldingCall>("ann-1", 80, 90, new HoldingCall.Seen(null)),
        ];
        Assert.Equal(Outcome.Linearizable, Holding(history).Outcome);
        Assert.Equal(Outcome.Violated, Holding([.. history, Did<HoldingCall>("ann-1", 100, 110, new HoldingCall.HasOne())]).Outcome);
    }

    [Fact]
    public void Rider_WhoseReservationIsGone_IsFound() =>
        Assert.Equal(Outcome.Violated, Holding(First, Did<HoldingCall>("ann-1", 40, 50, new HoldingCall.Seen(null))).Outcome);

    [Fact]
    public void Rider_RefusedAfterTheTime_IsFound() =>
        Assert.Equal(Outcome.Violated, Holding(First, Did<HoldingCall>("ann-1", Ends + 1_000, Ends + 1_010, new HoldingCall.HasOne())).Outcome);

    [Fact]
    public void Grant_WithoutAnAnswer_IsKnownOnceItIsSeen() => Assert.Equal(Outcome.Violated, Holding(
        Tried<HoldingCall>("ann-1", 20, new HoldingCall.Taken(null, Ends, long.MaxValue)),
        Did<HoldingCall>("ann-1", 40, 50, new HoldingCall.Seen("a")),
        Did<HoldingCall>("ann-2", 60, 70, new HoldingCall.Taken("b", Ends, Ends))).Outcome);

    [Fact]
    public void Credential_UsedTwice_IsFound() => Assert.Equal(Outcome.Violated, Credential(
        Did("door-1", 0, 90, new CredentialCall(null, Ends)), Did("door-2", 10, 80, new CredentialCall(null, Ends))).Outcome);

    [Fact]
    public void Credential_RefusedAsUsed_ThoughNobodyUsedIt_IsFound() =>
        Assert.Equal(Outcome.Violated, Credential(Did("door-1", 0, 90, new CredentialCall("credential_used", Ends))).Outcome);

    [Fact]
    public void Credential_RefusedAsUsed_AfterATryWithoutAnAnswer_IsRight() => Assert.Equal(Outcome.Linearizable, Credential(
        Tried("door-1", 0, new CredentialCall(null, Ends)), Did("door-2", 10, 80, new CredentialCall("credential_used", Ends))).Outcome);

    [Fact]
    public void Credential_OfATryWithoutAnAnswer_MayBeRefusedMeanwhile_AndStillLetOnePersonIn()
    {
        Operation<CredentialCall>[] meanwhile =
        [
            Tried("door-1", 0, new CredentialCall(null, Ends)), Did("door-2", 10, 80, new CredentialCall("credential_used", Ends)),
            Did("door-1", 90, 100, new CredentialCall(null, Ends)),
        ];
        Assert.Equal(Outcome.Linearizable, Credential(meanwhile).Outcome);
        Assert.Equal(Outcome.Violated, Credential([.. meanwhile, Did("door-2", 110, 120, new CredentialCall(null, Ends))]).Outcome);
    }

    [Fact, Trait("Case", "P4"), Trait("Case", "P5")]
    public void Credential_ReadAgainInAVisit_IsRight_AndUsesNothingUp() => Assert.Equal(Outcome.Linearizable, Credential(
        Did("door-1", 0, 10, new CredentialCall(null, Ends, Already: true)),
        Did("door-2", 20, 30, new CredentialCall(null, Ends)),
        Did("door-2", 40, 50, new CredentialCall(null, Ends, Already: true)),
        Did("door-1", 60, 70, new CredentialCall("credential_used", Ends))).Outcome);

    [Fact]
    public void Credential_RefusedAsExpired_IsRightAfterItsTimeOnly_WhetherItWasUsedOrNot()
    {
        Operation<CredentialCall> used = Did("door-1", 0, 10, new CredentialCall(null, Ends));
        Operation<CredentialCall> late = Did("door-2", Ends + 1_000, Ends + 1_010, new CredentialCall("credential_expired", Ends));
        Assert.Equal(Outcome.Linearizable, Credential(late).Outcome);
        Assert.Equal(Outcome.Linearizable, Credential(used, late).Outcome);
        Assert.Equal(Outcome.Violated, Credential(used, Did("door-2", 20, 30, new CredentialCall("credential_expired", Ends))).Outcome);
        Assert.Equal(Outcome.Violated, Credential(
            used, late, Did("door-1", Ends + 2_000, Ends + 2_010, new CredentialCall(null, Ends))).Outcome);
    }
}
