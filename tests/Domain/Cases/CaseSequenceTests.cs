using CsCheck;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>What holds for a case whatever is done to it, by whom, in whatever order and however late.</summary>
public sealed class CaseSequenceTests
{
    private static readonly string[] People = [Reporter, "zhang", "li", "wang"];

    /// <summary>Mostly what moves a case on, so that sequences get far.</summary>
    private static readonly Gen<CaseAction> Action = Gen.Frequency(
        (3, Gen.OneOf(CaseAction.Open, CaseAction.Dispatch, CaseAction.Finish, CaseAction.Close)),
        (2, Gen.Enum<CaseAction>()));

    private static readonly Gen<(CaseAction Action, int Person, int Minutes, int Task)[]> Steps =
        Gen.Select(Action, Gen.Int[0, People.Length - 1], Gen.OneOf(Gen.Int[0, 90], Gen.Int[0, 4_000]), Gen.Int[0, 9]).Array[1, 40];

    [Fact]
    public void Case_AnySequence_KeepsItsInvariants() => Gen.Select(Gen.OneOf("c0101", "e0101", "e0102"), Steps).Sample(
        (classId, steps) =>
        {
            var now = MondayAtTen;
            var state = Reported(now, classId);
            var used = TimeSpan.Zero;
            foreach (var step in steps)
            {
                var before = now;
                now = now.AddMinutes(step.Minutes);
                used += CaseLifecycle.IsUnderWay(state.Status) ? Working.Elapsed(before, now, state.Terms!.Closing.Unit) : TimeSpan.Zero;
                var ticked = CaseClockRules.Tick(state, At(now));
                CaseInvariants.Check(state, ticked);
                Assert.True(ticked.NextStepAt is null || ticked.NextStepAt > now, "something was due and was not done");
                Assert.Same(ticked, CaseClockRules.Tick(ticked, At(now)));

                state = step.Task < 7 ? Act(ticked, step.Action, People[step.Person], now) : WithTask(ticked, step.Task, People[step.Person], now);
                CaseInvariants.Check(ticked, state);
                used = state.Reopenings > ticked.Reopenings ? TimeSpan.Zero : used;

                // What the clock says is what a stop watch says that was started and stopped by hand.
                Assert.Equal(CaseLifecycle.IsUnderWay(state.Status) ? ClosedNow(state, now) : state.Deadlines.ClosingUsed, used);
            }
        },
        iter: 2_000,
        print: sequence => $"{sequence.Item1}: {string.Join("; ", sequence.Item2)}");

    [Fact]
    public void Actions_ThatAreOffered_AreGranted_AndNoOthers() => Steps.Sample(
        steps =>
        {
            var now = MondayAtTen;
            var state = Reported(now);
            foreach (var step in steps)
            {
                now = now.AddMinutes(step.Minutes);
                state = Act(CaseClockRules.Tick(state, At(now)), step.Action, People[step.Person], now);
                state = CaseClockRules.Tick(state, At(now));
                var view = CaseViews.View("case", state);
                foreach (var person in People)
                {
                    var offered = CaseViews.ForDispatcher(view, person, now).Actions.Concat(CaseViews.ForRider(view, person, now).Actions)
                        .Except([CaseAction.MakeTask]).ToHashSet();
                    foreach (var action in Enum.GetValues<CaseAction>().Except([CaseAction.MakeTask]))
                    {
                        Assert.Equal(offered.Contains(action), state.Refusal(Command(action, person, now, state), now) is null);
                    }
                }
            }
        },
        iter: 300);

    [Fact]
    public void History_WrittenAndReadAgain_GivesTheSameClocks() => Steps.Sample(steps =>
    {
        var now = MondayAtTen;
        var state = Reported(now, "e0102");
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            state = Act(CaseClockRules.Tick(state, At(now)), step.Action, People[step.Person], now);
        }

        var read = System.Text.Json.JsonSerializer.Deserialize<CaseHistoryEntry[]>(System.Text.Json.JsonSerializer.Serialize(state.History));

        Assert.Equal(state.Deadlines, CaseClocks.Of(read!, Working).Deadlines());
    });

    /// <summary>Counted time as it would stand if the case were closed now.</summary>
    private static TimeSpan ClosedNow(CaseState state, DateTimeOffset now) => CaseClocks.Of(
        state.History.Add(state.History[^1] with { At = now, Event = CaseEvent.Returned, Status = CaseStatus.Returned, Escalation = null }), Working)
        .Deadlines().ClosingUsed;

    private static CaseState Act(CaseState state, CaseAction action, string by, DateTimeOffset now)
    {
        var decision = CaseRules.Act("case", state, Command(action, by, now, state), At(now));
        Assert.True(decision.Answer?.Refusal is null || decision.State with { Operations = state.Operations } == state, "refused, and yet changed");
        return decision.State.Pending is null ? decision.State : MergeRules.Complete("case", decision.State, null, At(now)).State;
    }

    private static CaseState WithTask(CaseState state, int number, string rider, DateTimeOffset now)
    {
        var known = state.Tasks.LastOrDefault();
        var next = known?.Status switch
        {
            GovernanceTaskStatus.Accepted => Task(known.TaskId, GovernanceTaskStatus.Assigned, rider),
            GovernanceTaskStatus.Assigned =>
                Task(known.TaskId, number == 7 ? GovernanceTaskStatus.Rejected : GovernanceTaskStatus.Verified, known.Assignee),
            _ when CaseLifecycle.Allows(state.Status, CaseAction.MakeTask) => Task($"t{state.Tasks.Length}", GovernanceTaskStatus.Accepted),
            _ => null,
        };
        return next is null ? state : CaseTaskRules.Changed(state, next, At(now));
    }
}
