using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>A report is merged into one that is merged into a third, and split again.</summary>
public sealed class MergeChainTests
{
    private static readonly Gen<ImmutableArray<string>> People =
        Gen.Int[0, 5].Select(number => $"rider-{number}").HashSet[1, 4].Select(riders => riders.ToImmutableArray());

    [Fact]
    public void Lessening_LeavesWhoseReportIsStillPartOfIt_AndDoesNothingTwice() => Gen.Select(People, People, People).Sample(
    (middle, last, joined) =>
    {
        var at = MondayAtTen.AddHours(1);
        var before = Reported(MondayAtTen) with { Reporters = joined };
        var absorbed = MergeRules.Absorb("case", before, new AbsorbedCase("middle", [.. middle.Union(last)], "dispatcher"), At(at)).State;

        var lessened = MergeRules.Lessen(absorbed, "middle", middle, "last", "dispatcher", At(at));

        Assert.Equal(joined.Union(middle).Order(), CaseViews.View("case", lessened).Reporters.Order());
        Assert.Same(lessened, MergeRules.Lessen(lessened, "middle", middle, "last", "dispatcher", At(at)));
        Assert.Equal(absorbed.Deadlines, lessened.Deadlines);
        (CaseEvent, string?)[] told = last.Except(middle).Any() ? [(CaseEvent.Released, "last")] : [];
        Assert.Equal(told, lessened.History.Skip(absorbed.History.Length).Select(line => (line.Event, line.CaseId)));
        Assert.Equal(joined.Order(), CaseViews.View("case", MergeRules.Release(lessened, "middle", "dispatcher", At(at))).Reporters.Order());
    });

    [Fact]
    public void Lessening_ByAReportThatIsNotPartOfIt_ChangesNothing()
    {
        var state = Reported(MondayAtTen);

        Assert.Same(state, MergeRules.Lessen(state, "other", [], "last", "dispatcher", At(MondayAtTen)));
    }
}
