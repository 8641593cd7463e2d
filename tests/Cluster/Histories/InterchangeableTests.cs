using CsCheck;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>Taking what is alike for alike must change no verdict, and must let a long history be decided.</summary>
public sealed class InterchangeableTests
{
    private const int Many = 60;
    private const long Kept = 400;
    private const long Step = 100;

    [Fact]
    public void Wallet_HoldsOfWhichNothingMoreIsSaid_GiveTheSameVerdict() => Gen.Select(Gen.Int, Gen.Int[3, 10]).Sample((seed, length) =>
    {
        var history = Wallet(new Random(seed), length);
        Assert.Equal(HistoryBuilder.Wallet([.. history.Select(AsNamed)]).Outcome, HistoryBuilder.Wallet([.. history]).Outcome);
    }, iter: 3_000);

    [Fact]
    public void Stock_ReservationsOfWhichNothingMoreIsSaid_GiveTheSameVerdict() => Gen.Select(Gen.Int, Gen.Int[3, 10]).Sample((seed, length) =>
    {
        var history = Stock(new Random(seed), length);
        Assert.Equal(HistoryBuilder.Stock([.. history.Select(AsNamed)]).Outcome, HistoryBuilder.Stock([.. history]).Outcome);
    }, iter: 3_000);

    /// <summary>Each may or may not have run out: in all, more ways than there are to try.</summary>
    [Fact]
    public void Histories_WithMuchThatMayHaveRunOut_AreDecided()
    {
        var holds = Enumerable.Range(0, Many).Select(number => HistoryBuilder.Did<WalletCall>(
            "ann", number, number + 1, new WalletCall.Held($"h{number:00}", 1, Kept, 100_000, IsNamedAgain: false)));
        var earned = HistoryBuilder.Did<WalletCall>("desk", 0, 0, new WalletCall.Earned(Many));
        var seen = Enumerable.Range(0, Many).Select(number =>
            HistoryBuilder.Did<WalletCall>("ann", 1_000 + number, 1_000 + number, new WalletCall.Seen(number)));
        Assert.Equal(Outcome.Linearizable, HistoryBuilder.Wallet([earned, .. holds, .. seen]).Outcome);
        Assert.Equal(
            Outcome.Violated,
            HistoryBuilder.Wallet([earned, .. holds, .. seen, HistoryBuilder.Did<WalletCall>("ann", 9_000, 9_000, new WalletCall.Seen(1))]).Outcome);

        var filled = HistoryBuilder.Did<StockCall>("shop", 0, 0, new StockCall.Filled(Many));
        var taken = Enumerable.Range(0, Many).Select(number => HistoryBuilder.Did<StockCall>(
            "ann", number, number + 1, new StockCall.Taken($"t{number:00}", Kept, IsNamedAgain: false)));
        var looked = Enumerable.Range(0, Many).Select(number =>
            HistoryBuilder.Did<StockCall>("ann", 1_000 + number, 1_000 + number, new StockCall.Seen(number, Many - number)));
        Assert.Equal(Outcome.Linearizable, HistoryBuilder.Stock([filled, .. taken, .. looked]).Outcome);
        var wrong = HistoryBuilder.Did<StockCall>("ann", 9_000, 9_000, new StockCall.Seen(1, 9));
        Assert.Equal(Outcome.Violated, HistoryBuilder.Stock([filled, .. taken, .. looked, wrong]).Outcome);
    }

    private static Operation<WalletCall> AsNamed(Operation<WalletCall> operation) =>
        operation.Call is WalletCall.Held held ? operation with { Call = held with { IsNamedAgain = true } } : operation;

    private static Operation<StockCall> AsNamed(Operation<StockCall> operation) =>
        operation.Call is StockCall.Taken taken ? operation with { Call = taken with { IsNamedAgain = true } } : operation;

    private static List<Operation<WalletCall>> Wallet(Random random, int length)
    {
        List<Operation<WalletCall>> history = [HistoryBuilder.Did<WalletCall>("desk", 0, 1, new WalletCall.Earned(4))];
        var named = new List<string>();
        for (var turn = 1; turn <= length; turn++)
        {
            var at = turn * Step;
            var ends = at + random.NextInt64(Kept);
            var isNamed = random.Next(3) == 0;
            WalletCall call = random.Next(4) switch
            {
                0 or 1 => new WalletCall.Held($"r{turn:00}", random.Next(1, 3), ends, ends + (random.Next(2) * 2 * Kept), isNamed),
                2 when named.Count > 0 => new WalletCall.Spent(named[random.Next(named.Count)]),
                _ => new WalletCall.Seen(random.Next(5)),
            };
            if (call is WalletCall.Held && isNamed)
            {
                named.Add($"r{turn:00}");
            }

            history.Add(Perhaps(random, at, call));
        }

        return history;
    }

    private static List<Operation<StockCall>> Stock(Random random, int length)
    {
        List<Operation<StockCall>> history = [HistoryBuilder.Did<StockCall>("shop", 0, 1, new StockCall.Filled(3))];
        var named = new List<string>();
        for (var turn = 1; turn <= length; turn++)
        {
            var at = turn * Step;
            var isNamed = random.Next(2) == 0;
            StockCall call = random.Next(6) switch
            {
                0 or 1 or 2 => new StockCall.Taken($"r{turn:00}", at + random.NextInt64(Kept), isNamed),
                3 when named.Count > 0 => new StockCall.HandedOver(named[random.Next(named.Count)], at + Kept),
                4 => new StockCall.Filled(random.Next(3)),
                _ => new StockCall.Seen(random.Next(3), random.Next(4)),
            };
            if (call is StockCall.Taken && isNamed)
            {
                named.Add($"r{turn:00}");
            }

            history.Add(Perhaps(random, at, call));
        }

        return history;
    }

    /// <summary>Under way together with others, and sometimes without an answer.</summary>
    private static Operation<TCall> Perhaps<TCall>(Random random, long at, TCall call) =>
        call is not (WalletCall.Seen or StockCall.Seen) && random.Next(4) == 0
            ? HistoryBuilder.Tried("p", at, call)
            : HistoryBuilder.Did("p", at, at + random.NextInt64(2 * Step), call);
}
