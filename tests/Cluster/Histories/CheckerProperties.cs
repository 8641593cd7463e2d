using CsCheck;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Histories;

/// <summary>The checker against histories that are right by their making, against ones made wrong, and against a search by brute force.</summary>
public sealed class CheckerProperties
{
    private const int Longest = 400;

    private static readonly LinearizabilityChecker<PortState, PortCall> Checker = new(new PortModel(HistoryBuilder.SilenceLimit));

    [Fact]
    public void History_MadeInOrder_Passes() => Gen.Select(Gen.Int, Gen.Int[1, Longest]).Sample(
        (seed, length) => Assert.Equal(Outcome.Linearizable, Checker.Check(GeneratedHistory.OfPort(seed, length)).Outcome));

    [Fact]
    public void Checker_AgreesWithEveryOrderTried() => Gen.Select(Gen.Int, Gen.Int[1, 6], Gen.Int[0, 3]).Sample((seed, length, wrong) =>
    {
        var history = Mutated(GeneratedHistory.OfPort(seed, length), new Random(seed), wrong);
        var model = new PortModel(HistoryBuilder.SilenceLimit);
        var expected = BruteForce.IsLinearizable(model, history) ? Outcome.Linearizable : Outcome.Violated;
        Assert.Equal(expected, Checker.Check(history).Outcome);
    }, iter: 3_000);

    [Fact]
    public void Grant_OfAHeldPort_PutInAnywhere_Fails() => Gen.Select(Gen.Int, Gen.Int[20, Longest]).Sample((seed, length) =>
    {
        var history = GeneratedHistory.OfPort(seed, length);
        var grants = history.Where(operation => operation is { IsUnknown: false, Call: PortCall.Granted }).ToList();
        if (grants.Count == 0)
        {
            return;
        }

        // Asked and answered within the time that another's grant took: both cannot have been given.
        var first = grants[new Random(seed).Next(grants.Count)];
        var again = first with
        {
            Number = history.Count,
            Id = "again",
            Call = new PortCall.Granted("thief", "rsv-thief", long.MaxValue / 2),
            Invoked = first.Returned + 1,
            Returned = first.Returned + 2,
        };
        // Nobody may have ended it in between.
        var ended = history.Any(operation => operation != first && operation.Invoked < again.Returned
            && operation.Returned > first.Invoked && operation.Call is PortCall.Cancelled or PortCall.Reported);
        var late = first.Call is PortCall.Granted { Ends: var ends } && ends <= again.Returned + ServerClock.Error;
        if (!ended && !late)
        {
            Assert.Equal(Outcome.Violated, Checker.Check([.. history, again]).Outcome);
        }
    });

    [Fact]
    public void Reservation_AcknowledgedBeforeItIsWritten_IsFound()
    {
        var found = Enumerable.Range(0, 20)
            .Count(seed => Checker.Check(GeneratedHistory.OfPort(seed, 1_000, acknowledgeEarly: 20)).Outcome == Outcome.Violated);
        Assert.Equal(20, found);
    }

    [Fact]
    public void SmallestHistory_StillFailsAtTheSameOperation_FromTheSameStates()
    {
        var history = GeneratedHistory.OfPort(7, Longest, acknowledgeEarly: 20);
        var verdict = Checker.Check(history);
        var smallest = new HistoryShrinker<PortState, PortCall>(Checker).Shrink(history, verdict);
        var again = Checker.Check(smallest);
        Assert.Equal((Outcome.Violated, verdict.At), (again.Outcome, again.At));
        Assert.Equal(verdict.Possible.ToHashSet(), [.. again.Possible]);
        Assert.InRange(smallest.Count, 2, Longest / 40);
        Assert.All(smallest.Where(operation => operation != verdict.At), needless => Assert.False(
            Checker.Check([.. smallest.Where(operation => operation != needless)]) is { Outcome: Outcome.Violated } found
            && found.At == verdict.At && found.Possible.ToHashSet().SetEquals(verdict.Possible)));
    }

    /// <summary>A reservation that nobody was told of is seen at 3 s, and was not there at 2 s.</summary>
    [Theory]
    [InlineData(1_500, Outcome.Violated)]
    [InlineData(2_500, Outcome.Linearizable)]
    [InlineData(Operation<PortCall>.Never, Outcome.Linearizable)]
    public void CommandOfUnknownOutcome_HappensWhileItCan(long until, Outcome expected) => Assert.Equal(expected, HistoryBuilder.Port(
        HistoryBuilder.Did<PortCall>("device", 0, 1, new PortCall.Reported("available", 0)),
        HistoryBuilder.Tried<PortCall>("rider", 1_000, new PortCall.Granted("rider", null, 9_000)) with { Until = until },
        HistoryBuilder.Did<PortCall>("eye", 2_000, 2_001, new PortCall.Read("available")),
        HistoryBuilder.Did<PortCall>("eye", 3_000, 3_001, new PortCall.Read("reserved"))).Outcome);

    [Fact]
    public void Search_GivenUp_IsNoPass()
    {
        var checker = new LinearizabilityChecker<PortState, PortCall>(new PortModel(HistoryBuilder.SilenceLimit), limit: 10);
        Assert.Equal(Outcome.Undecided, checker.Check(GeneratedHistory.OfPort(1, 100)).Outcome);
    }

    /// <summary>The history with some answers changed for others that it could have had, or not.</summary>
    private static IReadOnlyList<Operation<PortCall>> Mutated(IReadOnlyList<Operation<PortCall>> history, Random random, int wrong)
    {
        var mutated = history.ToArray();
        for (var turn = 0; turn < wrong; turn++)
        {
            var at = random.Next(mutated.Length);
            mutated[at] = mutated[at] with
            {
                Call = random.Next(4) switch
                {
                    0 => new PortCall.Granted("thief", "rsv-thief", random.Next(3_000)),
                    1 => new PortCall.Read(random.Next(2) == 0 ? "available" : "reserved"),
                    2 => new PortCall.NotFree("thief"),
                    _ => new PortCall.Reported(random.Next(2) == 0 ? "charging" : "available", random.Next(6)),
                },
                // Too late for the effect that it had, perhaps.
                Until = mutated[at].Invoked + random.Next(600),
            };
        }

        // Reads and refusals without an answer say nothing.
        return [.. mutated.Where(operation => !(operation.IsUnknown && operation.Call is PortCall.Read or PortCall.NotFree))];
    }
}
