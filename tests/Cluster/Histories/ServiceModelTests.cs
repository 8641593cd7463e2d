using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of redemptions, and of services of which there is one.</summary>
public sealed class ServiceModelTests
{
    private const long Ends = 20_000;

    private static readonly Operation<RedemptionCall> Reserved = Did<RedemptionCall>("ann", 0, 10, new RedemptionCall.Reserved(Ends));

    private static readonly Operation<StockCall> One = Did<StockCall>("shop", 0, 10, new StockCall.Filled(1));

    private static readonly Operation<StockCall> Taken = Did<StockCall>("ann", 20, 30, new StockCall.Taken("a", Ends));

    [Fact]
    public void Redemption_HandedOverTwice_IsFound() => Assert.Equal(Outcome.Violated, Redemption(
        Reserved,
        Did<RedemptionCall>("counter-1", 20, 30, new RedemptionCall.Delivered()),
        Did<RedemptionCall>("counter-2", 20, 30, new RedemptionCall.Delivered())).Outcome);

    [Fact]
    public void Redemption_HandedOverAndGivenUp_IsFound() => Assert.Equal(Outcome.Violated, Redemption(
        Reserved,
        Did<RedemptionCall>("counter", 20, 90, new RedemptionCall.Delivered()),
        Did<RedemptionCall>("ann", 20, 90, new RedemptionCall.Cancelled())).Outcome);

    [Theory]
    [InlineData("redemption_used", Outcome.Linearizable)]
    [InlineData("redemption_cancelled", Outcome.Violated)]
    [InlineData("redemption_expired", Outcome.Violated)]
    [InlineData("redemption_not_found", Outcome.Violated)]
    public void Redemption_HandedOver_IsRefusedToTheNext(string code, Outcome expected) => Assert.Equal(expected, Redemption(
        Reserved,
        Did<RedemptionCall>("counter-1", 20, 30, new RedemptionCall.Delivered()),
        Did<RedemptionCall>("counter-2", 40, 50, new RedemptionCall.Refused(code))).Outcome);

    [Fact]
    public void Redemption_RefusedAsUsed_ThoughNobodyHasIt_IsFound()
    {
        var refused = Did<RedemptionCall>("counter-2", 40, 50, new RedemptionCall.Refused("redemption_used"));
        Assert.Equal(Outcome.Violated, Redemption(Reserved, refused).Outcome);
        Assert.Equal(
            Outcome.Linearizable, Redemption(Reserved, Tried<RedemptionCall>("counter-1", 20, new RedemptionCall.Delivered()), refused).Outcome);
    }

    [Fact]
    public void Redemption_RunsOutInItsTime_AndForGood()
    {
        Operation<RedemptionCall> Expired(long at) => Did<RedemptionCall>("counter", at, at + 10, new RedemptionCall.Refused("redemption_expired"));
        Operation<RedemptionCall> Delivered(long at) => Did<RedemptionCall>("counter", at, at + 10, new RedemptionCall.Delivered());
        Assert.Equal(Outcome.Violated, Redemption(Reserved, Expired(Ends - 1_000)).Outcome);
        Assert.Equal(Outcome.Linearizable, Redemption(Reserved, Expired(Ends + 1_000)).Outcome);
        Assert.Equal(Outcome.Violated, Redemption(Reserved, Delivered(Ends + 1_000)).Outcome);
        Assert.Equal(Outcome.Linearizable, Redemption(Reserved, Delivered(Ends - 100)).Outcome);
        Assert.Equal(Outcome.Violated, Redemption(Reserved, Expired(Ends - 100), Delivered(Ends)).Outcome);
    }

    [Fact]
    public void StockOfOne_GivenToTwo_IsFound() => Assert.Equal(
        Outcome.Violated, Stock(One, Taken, Did<StockCall>("bob", 20, 30, new StockCall.Taken("b", Ends))).Outcome);

    [Fact]
    public void StockOfOne_IsThereAgain_OnceGivenBackOrRunOut()
    {
        Operation<StockCall> Next(long at) => Did<StockCall>("bob", at, at + 10, new StockCall.Taken("b", 2 * Ends));
        Assert.Equal(
            Outcome.Linearizable, Stock(One, Taken, Did<StockCall>("ann", 40, 50, new StockCall.GivenBack("a")), Next(60)).Outcome);
        Assert.Equal(Outcome.Violated, Stock(One, Taken, Next(Ends - 1_000)).Outcome);
        Assert.Equal(Outcome.Linearizable, Stock(One, Taken, Next(Ends + 1_000)).Outcome);
        Assert.Equal(Outcome.Violated, Stock(
            One, Taken, Did<StockCall>("counter", 40, 50, new StockCall.HandedOver("a", Ends)), Next(Ends + 1_000)).Outcome);
    }

    [Fact]
    public void StockOfOne_RefusedThoughItIsThere_IsFound()
    {
        var refused = Did<StockCall>("bob", 60, 70, new StockCall.NoneLeft());
        Assert.Equal(Outcome.Violated, Stock(One, refused).Outcome);
        Assert.Equal(Outcome.Linearizable, Stock(One, Taken, refused).Outcome);
        Assert.Equal(Outcome.Violated, Stock(One, Taken, Did<StockCall>("ann", 40, 50, new StockCall.GivenBack("a")), refused).Outcome);
    }

    [Fact]
    public void StockOfOne_ReturnedTwice_IsFound()
    {
        Operation<StockCall>[] history = [One, Taken, Did<StockCall>("ann", 40, 50, new StockCall.GivenBack("a"))];
        Assert.Equal(Outcome.Linearizable, Stock([.. history, Seen(Ends + 1_000, 1, 0)]).Outcome);
        Assert.Equal(Outcome.Violated, Stock([.. history, Seen(Ends + 1_000, 2, 0)]).Outcome);
    }

    [Fact]
    public void Stock_FilledWhileOneIsTaken_HasOneMoreWhenThatReturns()
    {
        Operation<StockCall>[] history = [One, Taken, Did<StockCall>("shop", 40, 50, new StockCall.Filled(1)), Seen(60, 1, 1)];
        Assert.Equal(Outcome.Linearizable, Stock([.. history, Seen(Ends + 1_000, 2, 0)]).Outcome);
        Assert.Equal(Outcome.Violated, Stock([.. history, Seen(Ends + 1_000, 1, 0)]).Outcome);
    }

    [Fact]
    public void Stock_TakenWithoutAnAnswer_IsKnownOnceItIsSeen() => Assert.Equal(Outcome.Violated, Stock(
        One,
        Tried<StockCall>("ann", 20, new StockCall.Taken("a", Ends)),
        Seen(40, 0, 1),
        Did<StockCall>("bob", 60, 70, new StockCall.Taken("b", Ends))).Outcome);

    private static Operation<StockCall> Seen(long at, long left, int open) => Did<StockCall>("eye", at, at + 10, new StockCall.Seen(left, open));
}
