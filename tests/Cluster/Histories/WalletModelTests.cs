using RedStation.Tests.Cluster.Histories.Models;
using static RedStation.Tests.Cluster.Histories.HistoryBuilder;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Histories of a rider's points.</summary>
public sealed class WalletModelTests
{
    private const long Ends = 20_000;

    private static readonly Operation<WalletCall> Earned = Did<WalletCall>("desk", 0, 10, new WalletCall.Earned(3));

    private static readonly Operation<WalletCall> Held = Did<WalletCall>("ann", 20, 30, new WalletCall.Held("a", 2, Ends, Ends));

    [Fact]
    public void Credit_CountedTwice_IsFound() => Violated(Earned, Seen(20, 6));

    [Fact]
    public void Credit_Acknowledged_AndNotThere_IsFound() => Violated(Earned, Seen(20, 0));

    [Fact]
    public void Credit_WithoutAnAnswer_MayComeLateButNotGo()
    {
        Operation<WalletCall>[] history = [Tried<WalletCall>("desk", 0, new WalletCall.Earned(3)), Seen(20, 0), Seen(40, 3)];
        Right(history);
        Violated([.. history, Seen(60, 0)]);
    }

    [Fact]
    public void Hold_IsTakenFromWhatCanBeSpent()
    {
        Right(Earned, Held, Seen(40, 1));
        Violated(Earned, Held, Seen(40, 3));
    }

    [Fact]
    public void Hold_OfWhatIsOnHoldAlready_IsFound()
    {
        Right(Earned, Held, Did<WalletCall>("ann", 40, 50, new WalletCall.Held("b", 1, Ends, Ends)));
        Violated(Earned, Held, Did<WalletCall>("ann", 40, 50, new WalletCall.Held("b", 2, Ends, Ends)));
        // Asked for at the same time, one of the two was the second.
        Violated(Earned, Held, Did<WalletCall>("ann", 20, 30, new WalletCall.Held("b", 2, Ends, Ends)));
    }

    [Fact]
    public void Hold_OfMoreThanThereIs_IsFound() => Violated(Earned, Did<WalletCall>("ann", 20, 30, new WalletCall.Held("a", 4, Ends, Ends)));

    [Fact]
    public void Hold_ThatRanOut_CountsAgainAndNotBefore()
    {
        Right(Earned, Held, Seen(Ends + 1_000, 3));
        Violated(Earned, Held, Seen(Ends + 1_000, 1));
        Violated(Earned, Held, Seen(Ends - 1_000, 3));
        Right(Earned, Held, Did<WalletCall>("ann", Ends + 1_000, Ends + 1_010, new WalletCall.Held("b", 3, 2 * Ends, 2 * Ends)));
    }

    [Fact]
    public void Hold_SeenToHaveRunOut_StaysSo() => Violated(
        Earned, Held, Seen(Ends, 3), Seen(Ends + 20, 1));

    [Fact]
    public void Hold_WithoutAnAnswer_RunsOutSomeTime()
    {
        Operation<WalletCall>[] history =
        [
            Earned,
            Tried<WalletCall>("ann", 20, new WalletCall.Held("a", 2, Ends, 2 * Ends)),
            Seen(40, 1),
            Seen(Ends + 1_000, 1),
        ];
        Right([.. history, Seen(Ends + 2_000, 3)]);
        Violated([.. history, Seen(2 * Ends + 1_000, 1)]);
    }

    [Fact]
    public void Reservation_GivenUp_IsReturnedOnce()
    {
        Operation<WalletCall>[] history = [Earned, Held, Did<WalletCall>("ann", 40, 50, new WalletCall.Returned("a"))];
        Right([.. history, Seen(60, 3)]);
        Violated([.. history, Seen(60, 1)]);
        Violated([.. history, Did<WalletCall>("ann", 60, 70, new WalletCall.Returned("a"))]);
        Violated([.. history, Did<WalletCall>("counter", 60, 70, new WalletCall.Spent("a"))]);
    }

    [Fact]
    public void Reservation_HandedOver_IsPaidOnce()
    {
        Operation<WalletCall>[] history = [Earned, Held, Did<WalletCall>("counter", 40, 50, new WalletCall.Spent("a"))];
        Right([.. history, Seen(60, 1), Seen(Ends + 1_000, 1)]);
        Violated([.. history, Seen(Ends + 1_000, 3)]);
        Violated([.. history, Did<WalletCall>("counter", 60, 70, new WalletCall.Spent("a"))]);
    }

    /// <summary>The counter's process died in between and booked it when it was there again.</summary>
    [Fact]
    public void Reservation_PaidAfterItRanOut_IsRight_UnlessSomethingElseWasReservedWithIt()
    {
        Operation<WalletCall>[] history =
        [
            Earned,
            Held,
            Did<WalletCall>("counter", Ends - 100, Ends + 3_000, new WalletCall.Spent("a")),
            Seen(Ends + 1_000, 3),
        ];
        Right([.. history, Seen(Ends + 4_000, 1)]);
        Violated([.. history, Did<WalletCall>("ann", Ends + 1_100, Ends + 1_200, new WalletCall.Held("b", 3, 3 * Ends, 3 * Ends))]);
    }

    [Fact]
    public void Refusal_ForTooFew_IsRightWhenTheyAreTooFew()
    {
        var refused = Did<WalletCall>("ann", 40, 50, new WalletCall.TooFew(2));
        Right(Earned, Held, refused);
        Violated(Earned, refused);
    }

    private static Operation<WalletCall> Seen(long at, long available) => Did<WalletCall>("eye", at, at + 10, new WalletCall.Seen(available));

    private static void Right(params Operation<WalletCall>[] history) => Assert.Equal(Outcome.Linearizable, Wallet(history).Outcome);

    private static void Violated(params Operation<WalletCall>[] history) => Assert.Equal(Outcome.Violated, Wallet(history).Outcome);
}
