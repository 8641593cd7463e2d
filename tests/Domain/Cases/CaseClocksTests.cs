using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>The clocks by example. The class is to be answered within two hours of office and closed within eight.</summary>
public sealed class CaseClocksTests
{
    [Fact]
    public void Answer_RunsFromTheReportUntilTheDecision()
    {
        var reported = Reported(MondayAtTen);
        Assert.Equal(MondayAtTen.AddHours(2), reported.Deadlines.AnswerDueAt);
        Assert.Equal(MondayAtTen.AddHours(1.5), reported.NextStepAt);

        var opened = reported.After(CaseAction.Verify, MondayAtTen.AddMinutes(5)).After(CaseAction.Open, MondayAtTen.AddHours(1));

        Assert.Equal(MondayAtTen.AddHours(1), opened.Deadlines.AnsweredAt);
        Assert.Null(opened.NextStepAt);
    }

    [Fact]
    public void Answer_OfAReportThatWasSplitAgain_RunsAsIfItHadNeverBeenMerged()
    {
        var merged = Reported(MondayAtTen).After(CaseAction.Merge, MondayAtTen.AddMinutes(10));
        Assert.Equal(MondayAtTen.AddMinutes(10), merged.Deadlines.AnsweredAt);

        var split = merged.After(CaseAction.Split, MondayAtTen.AddDays(1));

        Assert.Null(split.Deadlines.AnsweredAt);
        Assert.Equal(MondayAtTen.AddHours(2), split.Deadlines.AnswerDueAt);
    }

    [Fact]
    public void Due_IsTheAnswerFirst_ThenTheClosing_AndNothingWhileNoClockRuns()
    {
        var state = Reported(MondayAtTen);
        Assert.Equal(new CaseDue(CaseClockKind.Answer, MondayAtTen.AddHours(2)), Due(state));

        state = state.After(CaseAction.Open, MondayAtTen);
        Assert.Null(Due(state));
        state = state.After(CaseAction.Dispatch, MondayAtTen);
        Assert.Equal(new CaseDue(CaseClockKind.Closing, MondayAtTen.AddDays(1).AddHours(1)), Due(state));

        Assert.Null(Due(state.After(CaseAction.Return, MondayAtTen)));
        state = state.After(CaseAction.Finish, MondayAtTen, "worker");
        Assert.Equal(CaseClockKind.Closing, Due(state)!.Clock);
        Assert.Null(Due(state.After(CaseAction.Close, MondayAtTen, "checker")));

        static CaseDue? Due(CaseState state) => CaseViews.ForDispatcher(CaseViews.View("c", state), "desk", MondayAtTen).Due;
    }

    [Fact]
    public void Closing_StartsAtDispatch_StandsWhenSuspendedOrReturned_AndGoesOnInRework()
    {
        var now = MondayAtTen;
        var state = Reported(now).After(CaseAction.Open, now);
        Assert.Null(state.Deadlines.ClosingDueAt);

        // Monday at ten, an hour of work, given back until Tuesday at nine.
        state = state.After(CaseAction.Dispatch, now);
        Assert.Equal(MondayAtTen.AddDays(1).AddHours(1), state.Deadlines.ClosingDueAt);
        state = state.After(CaseAction.Return, now.AddHours(1));
        Assert.Equal((null, true, TimeSpan.FromHours(1)), (state.Deadlines.ClosingDueAt, state.Deadlines.Stopped, state.Deadlines.ClosingUsed));
        now = MondayAtTen.AddHours(23);
        state = state.After(CaseAction.Dispatch, now);
        Assert.Equal(MondayAtTen.AddDays(1).AddHours(7), state.Deadlines.ClosingDueAt);

        // Suspended at eleven with five hours left, for four days.
        now = MondayAtTen.AddDays(1).AddHours(1);
        state = state.After(CaseAction.Suspend, now).After(CaseAction.ConfirmSuspension, now, "second");
        now = MondayAtTen.AddDays(7);
        state = state.After(CaseAction.Resume, now);
        Assert.Equal(now.AddHours(6), state.Deadlines.ClosingDueAt);

        // Rework takes of the same time.
        state = state.After(CaseAction.Finish, now.AddHours(1), "worker").After(CaseAction.Rework, now.AddHours(2));
        Assert.Equal(now.AddHours(6), state.Deadlines.ClosingDueAt);
        state = state.After(CaseAction.Finish, now.AddHours(3), "worker").After(CaseAction.Close, now.AddHours(4));
        Assert.Equal(now.AddHours(4), state.Deadlines.ClosedAt);
        Assert.Equal(TimeSpan.FromHours(1 + 2 + 3), state.Deadlines.ClosingUsed);
    }

    [Fact]
    public void Closing_OfAReopenedCase_BeginsAnew()
    {
        var closed = Reported(MondayAtTen).After(CaseAction.Open, MondayAtTen).After(CaseAction.Dispatch, MondayAtTen)
            .After(CaseAction.Finish, MondayAtTen, "worker").After(CaseAction.Close, MondayAtTen.AddHours(2));
        Assert.Equal(CaseRefusal.ReopenTooLate, closed.Refusal(Command(CaseAction.Reopen, Reporter), MondayAtTen.AddHours(2).AddDays(7)));

        var reopened = closed.After(CaseAction.Reopen, MondayAtTen.AddDays(2), Reporter);
        Assert.Equal((null, null), (reopened.Deadlines.ClosedAt, reopened.Deadlines.ClosingDueAt));
        var again = reopened.After(CaseAction.Dispatch, MondayAtTen.AddDays(2));

        Assert.Equal(MondayAtTen.AddDays(3).AddHours(1), again.Deadlines.ClosingDueAt);
    }

    [Fact]
    public void Extension_IsCountedInTheUnitOfTheClass_AndReminderIsSentAgain()
    {
        var now = MondayAtTen;
        var state = Reported(now).After(CaseAction.Open, now).After(CaseAction.Dispatch, now);
        now = MondayAtTen.AddDays(1);
        state = CaseClockRules.Tick(state, At(now));
        Assert.Equal(EscalationLevel.Dispatcher, state.History[^1].Escalation?.Level);

        state = state.After(CaseAction.Extend, now);

        Assert.Equal(MondayAtTen.AddDays(1).AddHours(2), state.Deadlines.ClosingDueAt);
        state = CaseClockRules.Tick(state, At(now.AddHours(1)));
        Assert.Equal((CaseEvent.Escalated, EscalationLevel.Dispatcher), (state.History[^1].Event, state.History[^1].Escalation?.Level));
        Assert.Equal(CaseRefusal.CaseExtensionNotAllowed, state.Refusal(Command(CaseAction.Extend), now.AddHours(1)));
    }

    [Fact]
    public void Deadline_OverNewYear_IsProvisional()
    {
        var late = new DateTimeOffset(2026, 12, 30, 2, 0, 0, TimeSpan.Zero);
        var state = Reported(late, "e0102").After(CaseAction.Open, late).After(CaseAction.Dispatch, late);
        Assert.True(state.Deadlines.Provisional);

        var known = new BusinessCalendar(Data with { Years = [2026, 2027], Holidays = [.. Data.Holidays, new(2027, 1, 1)] });
        var ticked = CaseClockRules.Tick(state, At(late) with { Calendar = known });

        Assert.False(ticked.Deadlines.Provisional);
        Assert.Equal(new DateTimeOffset(2027, 1, 4, 2, 0, 0, TimeSpan.Zero), state.Deadlines.ClosingDueAt);
        Assert.Equal(new DateTimeOffset(2027, 1, 5, 2, 0, 0, TimeSpan.Zero), ticked.Deadlines.ClosingDueAt);
        Assert.True(ticked.Revision > state.Revision);
    }

    [Fact]
    public void Task_ThatIsVerified_MakesTheCheckDue_WhenNoOtherIsUnderWay()
    {
        var now = MondayAtTen;
        var state = Reported(now).After(CaseAction.Open, now).After(CaseAction.Dispatch, now);
        foreach (var id in (string[])["one", "two"])
        {
            state = CaseTaskRules.Changed(state, Task(id, GovernanceTaskStatus.Offering), At(now));
        }

        state = CaseTaskRules.Changed(state, Task("one", GovernanceTaskStatus.Assigned, "r1"), At(now));
        Assert.Equal(CaseStatus.Handling, state.Status);
        state = CaseTaskRules.Changed(state, Task("one", GovernanceTaskStatus.Verified, "r1"), At(now));
        Assert.Equal(CaseStatus.Handling, state.Status);
        state = CaseTaskRules.Changed(state, Task("two", GovernanceTaskStatus.Verified, "r2"), At(now));

        Assert.Equal(CaseStatus.Handled, state.Status);
        Assert.Equal(["r1", "r2"], state.Workers);
        Assert.Same(state, CaseTaskRules.Changed(state, Task("two", GovernanceTaskStatus.Verified, "r2"), At(now.AddHours(1))));
        Assert.Equal(CaseRefusal.CaseOwnWork, state.Refusal(Command(CaseAction.Close, "r1"), now));
    }
}
