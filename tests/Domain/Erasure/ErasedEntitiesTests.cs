using System.Text.Json;
using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Riders;
using RedStation.Domain.Cases;
using RedStation.Domain.Erasure;
using RedStation.Domain.Exchange;
using RedStation.Domain.Riders;
using RedStation.Domain.Tasks;
using RedStation.Tests.Domain.Cases;
using RedStation.Tests.Domain.Exchange;
using RedStation.Tests.Domain.Tasks;

namespace RedStation.Tests.Domain.Erasure;

/// <summary>What a task, a case, a redemption and a rider's own record are after somebody was erased, whatever had happened to them before.</summary>
public sealed class ErasedEntitiesTests
{
    [Fact]
    public void Task_AnySequence_LosesNameAndWords_AndNothingElse() => Gen.Select(RandomSteps.Any, Gen.Int[0, 4]).Sample((steps, number) =>
    {
        var simulation = new TaskSimulation();
        Array.ForEach(steps, step => step.Run(simulation));
        var (before, rider) = (simulation.State, $"r{number}");

        var after = TaskErasure.Erase(before, rider);

        Assert.Same(after, TaskErasure.Erase(after, rider));
        Assert.DoesNotContain(after.Operations.Entries, entry => entry.Answer.Contains($"\"{rider}\"", StringComparison.Ordinal));
        if (before.Assignee == rider)
        {
            Assert.Equal(ErasedPerson.Name, after.AssigneeName);
            Assert.True(after.Evidence is null or { Note: null, PhotoId: null });
        }
        else
        {
            Assert.Equal((before.AssigneeName, before.Evidence), (after.AssigneeName, after.Evidence));
        }

        Assert.True(ReferenceEquals(before, after) || after.Revision == before.Revision + 1);
        Assert.Equal(
            Json(before with { Operations = new(), AssigneeName = null, Evidence = null, Revision = 0 }),
            Json(after with { Operations = new(), AssigneeName = null, Evidence = null, Revision = 0 }));
    });

    [Theory]
    [InlineData(SomeCases.Reporter, "")]
    [InlineData("joined", "井盖坏了，我是赵小红")]
    public void Case_LosesWhatOneOfItsRidersBrought_AndKeepsTheOthers(string erased, string note)
    {
        var report = new ReportCase("op", SomeCases.Reporter, "e0101", new GeoPoint(30.25, 120.15), SomeCases.District, "井盖坏了，我是赵小红", null)
        {
            PhotoIds = ["p-reporter"],
            VoiceId = "v-reporter",
        };
        var at = SomeCases.MondayAtTen;
        var reported = ReportRules.Report("case", new CaseState(), report, SomeCases.At(at)).State;
        var joined = reported.After(CaseAction.Join, at, "joined");
        var attached = CaseRules.Act(
            "case", joined, new CaseCommand("attach", "joined", CaseAction.Attach, "我也看到") { PhotoId = "p-joined" }, SomeCases.At(at)).State;

        var after = CaseErasure.Erase(attached, erased);

        Assert.Same(after, CaseErasure.Erase(after, erased));
        Assert.Equal(note, after.Reported!.Note);
        Assert.Equal([erased == "joined" ? "p-reporter" : "p-joined"], after.Photos.Select(photo => photo.Id));
        Assert.Equal(erased == "joined" ? 1 : 0, after.Voices.Length);
        Assert.DoesNotContain(after.History, entry => entry.By == erased && entry.Note is not null);
        Assert.DoesNotContain(after.Operations.Entries, entry => entry.Answer.Contains($"\"{erased}\"", StringComparison.Ordinal));
        Assert.Equal(attached.History.Length, after.History.Length);
        Assert.Equal((attached.Reporters, attached.Status, attached.Revision + 1), (after.Reporters, after.Status, after.Revision));
        Assert.Same(after, CaseErasure.Erase(after, "somebody else"));
    }

    [Fact]
    public void Redemption_LosesNameAndWords_AndKeepsWhatItCost()
    {
        var rated = RedemptionRules.Rate(
            "x", SomeServices.Delivered(SomeServices.Noon), new RateService("rate", "r", 5, "谢谢，我是赵小红")).State;

        var after = RedemptionErasure.Erase(rated);

        Assert.Same(after, RedemptionErasure.Erase(after));
        Assert.Equal((ErasedPerson.Name, null, 5), (after.RiderName, after.Comment, after.Stars));
        Assert.Equal(rated.Terms, after.Terms);
        Assert.DoesNotContain("骑手", Json(after), StringComparison.Ordinal);
        Assert.DoesNotContain("\\u9A91\\u624B", Json(after), StringComparison.Ordinal);
        Assert.Equal(new RedemptionState(), RedemptionErasure.Erase(new RedemptionState()));
    }

    [Fact]
    public void Rider_BecomesNobody_ForGood_UnlessATaskIsInHand()
    {
        var known = ProfileRules.Register(new RiderState(), new("赵小红", "330106", []), "secret");
        var busy = known with { ActiveTask = SomeTasks.View("t") };
        Assert.Equal(RiderRefusal.Busy, RiderErasure.Erase(busy).Answer);
        Assert.Same(busy, RiderErasure.Erase(busy).State);

        var erased = RiderErasure.Erase(known).State;

        Assert.Equal(Json(new RiderState { Erased = true }), Json(erased));
        Assert.False(RiderErasure.Erase(erased).Write);
        Assert.Same(erased, ProfileRules.Register(erased, new("somebody else", null, []), "another"));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
