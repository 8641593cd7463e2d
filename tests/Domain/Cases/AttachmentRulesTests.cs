using System.Text.Json;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

public sealed class AttachmentRulesTests
{
    [Fact]
    public void Report_BringsItsPhotosAndWhatWasSaid_InTheOrderOfTheReport()
    {
        var report = new ReportCase("op", Reporter, "e0101", new GeoPoint(30.25, 120.15), District, "井盖坏了", null)
        {
            PhotoIds = ["p1", "p2", "p1"],
            VoiceId = "v1",
        };

        var state = ReportRules.Report("case", new CaseState(), report, At(MondayAtTen)).State;

        Assert.Equal([new CasePhoto("p1", false), new CasePhoto("p2", false)], state.Photos);
        Assert.Equal([new CaseVoice("v1")], state.Voices);
        Assert.Equal([null, "p1", "p2", null], state.History.Select(entry => entry.PhotoId));
        Assert.Equal(state.History.Length, state.Revision);
        Assert.Equal(CaseRefusal.OperationIdReused, ReportRules.Report(
            "case", state, report with { VoiceId = null }, At(MondayAtTen)).Answer!.Refusal);
    }

    [Fact]
    public void Command_WithoutAnythingNew_IsWrittenAsBefore()
    {
        // A phone that repeats a command after an upgrade is answered as before it.
        var report = new ReportCase("op", Reporter, "e0101", new GeoPoint(30.25, 120.15), District, "井盖坏了", null);
        var written = JsonSerializer.Serialize(report) + JsonSerializer.Serialize(Command(CaseAction.Open));

        Assert.DoesNotContain("Photo", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Voice", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Photo_ThatFollows_IsTakenFromReportersOnly_OnceAndAlsoWhenTheCaseIsOver()
    {
        var over = Reported(MondayAtTen).After(CaseAction.Refuse, MondayAtTen);
        var command = Command(CaseAction.Attach, Reporter);

        var taken = CaseRules.Act("case", over, command, At(MondayAtTen)).State;
        var again = CaseRules.Act("case", taken, command with { OperationId = "again" }, At(MondayAtTen));

        Assert.Equal((CaseStatus.Refused, CaseEvent.Attached), (taken.Status, taken.History[^1].Event));
        Assert.Null(again.Answer!.Refusal);
        Assert.Equal(taken.History, again.State.History);
        Assert.Equal(CaseRefusal.NotYourCase, over.Refusal(Command(CaseAction.Attach, "other"), MondayAtTen));
        Assert.Null(over.After(CaseAction.Attach, MondayAtTen, Reporter).Refusal(
            Command(CaseAction.Attach, Reporter) with { PhotoId = null, VoiceId = "v" }, MondayAtTen));
    }

    [Fact]
    public void Photos_AreReleasedAndWithdrawn_ByDispatchersOnly()
    {
        var state = Reported(MondayAtTen).After(CaseAction.Attach, MondayAtTen, Reporter);
        var photo = state.Photos[0].Id;
        CaseCommand Of(CaseAction action) => Command(action) with { PhotoId = photo };
        Assert.Equal(CaseRefusal.CaseWrongStatus, state.Refusal(Of(CaseAction.WithdrawPhoto), MondayAtTen));
        Assert.Equal(CaseRefusal.PhotoNotFound, state.Refusal(Of(CaseAction.ReleasePhoto) with { PhotoId = "none" }, MondayAtTen));

        var released = CaseRules.Act("case", state, Of(CaseAction.ReleasePhoto), At(MondayAtTen)).State;
        Assert.True(released.Photos[0].Released);
        Assert.Equal(CaseRefusal.CaseWrongStatus, released.Refusal(Of(CaseAction.ReleasePhoto), MondayAtTen));
        var withdrawn = CaseRules.Act("case", released, Of(CaseAction.WithdrawPhoto), At(MondayAtTen)).State;
        Assert.False(withdrawn.Photos[0].Released);

        var view = CaseViews.View("case", released);
        Assert.Equal([CaseAction.Attach], CaseViews.ForRider(view, Reporter, MondayAtTen).Actions);
        Assert.Contains(CaseAction.WithdrawPhoto, CaseViews.ForDispatcher(view, "zhang", MondayAtTen).Actions);
        Assert.Equal(CaseRefusal.PhotoNotFound, Reported(MondayAtTen).Refusal(Of(CaseAction.ReleasePhoto), MondayAtTen));
    }

    [Fact]
    public void Attachments_AreAsManyAsOnePersonAndOneCaseMayHave()
    {
        var state = Reported(MondayAtTen);
        var people = Limits.CaseAttachments / Limits.OwnCaseAttachments;
        for (var person = 0; person < people; person++)
        {
            var rider = person == 0 ? Reporter : "rider" + person;
            state = person == 0 ? state : state.After(CaseAction.Join, MondayAtTen, rider);
            for (var number = 0; number < Limits.OwnCaseAttachments; number++)
            {
                state = state.After(CaseAction.Attach, MondayAtTen, rider);
            }

            Assert.Equal(CaseRefusal.CaseAttachmentsFull, state.Refusal(Command(CaseAction.Attach, rider), MondayAtTen));
        }

        var late = state.After(CaseAction.Join, MondayAtTen, "late");
        Assert.Equal(CaseRefusal.CaseAttachmentsFull, late.Refusal(Command(CaseAction.Attach, "late"), MondayAtTen));
    }

    [Fact]
    public void History_OfOneReporter_HasTheirOwnPhotos_NotThoseOfOthers()
    {
        var state = Reported(MondayAtTen).After(CaseAction.Join, MondayAtTen, "other").After(CaseAction.Attach, MondayAtTen, "other");
        var view = CaseViews.View("case", state);

        Assert.DoesNotContain(CaseViews.ForRider(view, Reporter, MondayAtTen).History, entry => entry.Event == CaseEvent.Attached);
        Assert.Contains(CaseViews.ForRider(view, "other", MondayAtTen).History, entry => entry.Event == CaseEvent.Attached && entry.By == "other");
        Assert.Equal(state.Photos, CaseViews.ForRider(view, Reporter, MondayAtTen).Photos);
    }
}
