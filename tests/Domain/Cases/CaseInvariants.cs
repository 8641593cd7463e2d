using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>What is true of a case at any moment, and of any step it takes.</summary>
public static class CaseInvariants
{
    private static readonly CaseEvent[] Works = [CaseEvent.Started, CaseEvent.Finished, CaseEvent.TaskVerified];

    public static void Check(CaseState before, CaseState after)
    {
        Assert.Equal(before.History, after.History.Take(before.History.Length));
        Assert.True(after.History.Length - before.History.Length <= after.Revision - before.Revision, "a line without a revision");
        Assert.True(after.History.Zip(after.History.Skip(1)).All(pair => pair.First.At <= pair.Second.At), "history runs backwards");
        Assert.Equal(after.Status, after.History[^1].Status);

        CheckChecks(after);
        CheckClocks(after);
        CheckAttachments(after);
        Assert.True(after.ProposedSuspension is null || after.Status is CaseStatus.Dispatched or CaseStatus.Handling, "asked for what cannot be");
        Assert.Equal(after.Status == CaseStatus.Suspended, after.ReviewAt is not null);
        Assert.Equal(after.Status == CaseStatus.Merged, after.MergedInto is not null);
    }

    /// <summary>No way leads round 核查, and nobody checks their own work, nor agrees to 挂账 that they asked for.</summary>
    private static void CheckChecks(CaseState state)
    {
        var workers = new HashSet<string>();
        string? asked = null;
        for (var at = 0; at < state.History.Length; at++)
        {
            var entry = state.History[at];
            if (entry.Event is CaseEvent.Closed or CaseEvent.ReworkOrdered)
            {
                Assert.Equal(CaseStatus.Handled, state.History[at - 1].Status);
                Assert.DoesNotContain(entry.By, workers);
            }

            Assert.True(
                entry.Status != CaseStatus.Closed || entry.Event == CaseEvent.Closed || state.History[at - 1].Status == CaseStatus.Closed,
                "closed by something else than a check");
            if (entry.Event == CaseEvent.Suspended)
            {
                Assert.NotEqual(asked, entry.By);
            }

            asked = entry.Event == CaseEvent.SuspensionProposed ? entry.By : asked;
            var forVerification = state.Tasks.Any(task => task.TaskId == entry.TaskId && task.ForVerification);
            if (Works.Contains(entry.Event) && !forVerification)
            {
                workers.Add(entry.By);
            }
        }
    }

    /// <summary>What came and what was released stands in the history, each once.</summary>
    private static void CheckAttachments(CaseState state)
    {
        var photos = new List<CasePhoto>();
        foreach (var entry in state.History.Where(entry => entry.PhotoId is not null))
        {
            photos.RemoveAll(photo => photo.Id == entry.PhotoId && entry.Event != CaseEvent.Attached);
            photos.Add(new(entry.PhotoId!, entry.Event == CaseEvent.PhotoReleased));
        }

        Assert.Equal(photos.OrderBy(photo => photo.Id), state.Photos.OrderBy(photo => photo.Id));
        Assert.Equal(state.History.Select(entry => entry.VoiceId).OfType<string>(), state.Voices.Select(voice => voice.Id));
        Assert.True(photos.Count + state.Voices.Length <= Limits.CaseAttachments, "more than it can have");
    }

    private static void CheckClocks(CaseState state)
    {
        var clocks = CaseClocks.Of(state.History, SomeCases.Working);
        Assert.Equal(clocks.Deadlines(), state.Deadlines);
        Assert.Equal(state.NextStepAt, clocks.Steps() is [var next, ..] ? next.At : null);
        Assert.Equal(state.Status is CaseStatus.Closed, state.Deadlines.ClosedAt is not null);

        var called = new HashSet<(CaseClockKind, EscalationLevel)>();
        foreach (var entry in state.History)
        {
            if (entry.Event is CaseEvent.Extended or CaseEvent.Reopened)
            {
                called.RemoveWhere(step => step.Item1 == CaseClockKind.Closing);
            }

            if (entry.Escalation is { } escalation)
            {
                Assert.True(called.Add((escalation.Clock, escalation.Level)), "called twice");
                Assert.True(escalation.DueAt <= entry.At, "called before it was due");
            }
        }
    }
}
