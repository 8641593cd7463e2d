using CsCheck;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

/// <summary>What riders are told of why a task was offered to them, or was not.</summary>
public sealed class DispatchNoteRulesTests
{
    private static readonly DispatchOptions Options = new();

    private static readonly Gen<Candidate[]> Near =
        Gen.Select(Gen.Int[0, 4_000], Gen.OneOf(
            Gen.Const((CandidateReason?)null),
            Gen.OneOf(
                CandidateReason.Busy, CandidateReason.DailyLimit, CandidateReason.SkillMissing, CandidateReason.TooLittleSlack,
                CandidateReason.PlaceTooCoarse).Select(reason => (CandidateReason?)reason)))
            .Select((distance, reason) => (distance, reason)).Array[0, 8]
            .Select(found => found.Select((one, number) => new Candidate(
                $"r{number}", one.distance, TimeSpan.FromMinutes(10), null, [], 10, SomeTasks.Noon, one.reason)).ToArray());

    [Fact]
    public void Notes_AfterAnything_SayOneThingAboutEverybodyNear_AndEverybodyAsked() => Gen.Select(RandomSteps.Any, Near).Sample((steps, near) =>
    {
        var simulation = new TaskSimulation();
        Array.ForEach(steps, step => step.Run(simulation));
        var state = simulation.State;

        var notes = DispatchNoteRules.Notes("t", state, [.. near], Options, simulation.Now).ToDictionary(note => note.RiderId);

        var asked = state.History.Where(entry => entry.Event == TaskEvent.Offered).Select(entry => entry.By).ToHashSet();
        Assert.Superset(asked.Concat(near.Select(one => one.RiderId)).ToHashSet(), notes.Keys.ToHashSet());
        foreach (var (rider, note) in notes)
        {
            var candidate = near.FirstOrDefault(one => one.RiderId == rider);
            Assert.Equal(note.Decision == DispatchDecision.Taken, state.Assignee == rider);
            var wasAsked = note.Decision is DispatchDecision.Taken or DispatchDecision.Offered or DispatchDecision.Declined
                or DispatchDecision.LetPass or DispatchDecision.NotSeen;
            Assert.Equal(asked.Contains(rider) || state.Assignee == rider || state.History.Any(entry =>
                entry.By == rider && entry.Event == TaskEvent.HandedBack), wasAsked);
            Assert.True(wasAsked || candidate is not null);
            Assert.True(note.Decision != DispatchDecision.TooFar || candidate!.DistanceM + 10 > Options.Rings[^1].RadiusM);
            Assert.True(note.Decision != DispatchDecision.SomebodyNearer || (candidate!.Reason is null && candidate.DistanceM <= 2_000));
            Assert.Equal(candidate is null ? null : DispatchBands.Of(candidate.DistanceM + 10), note.WithinM);
            Assert.Equal(simulation.Now, note.At);
        }
    });

    [Fact]
    public void Band_IsTheSmallestThatReaches() => Gen.Int[0, 20_000].Sample(distance =>
        Assert.Equal(DispatchBands.Metres.Cast<int?>().FirstOrDefault(band => band >= distance), DispatchBands.Of(distance)));

    [Fact]
    public void News_IsWhatConcernsARider()
    {
        var before = new TaskState();
        TaskState With(TaskEvent what) => before with { History = [new(GovernanceTaskStatus.Offering, SomeTasks.Noon, "r1", null, what)] };

        Assert.False(DispatchNoteRules.IsNews(before, before));
        Assert.False(DispatchNoteRules.IsNews(before, With(TaskEvent.Opened)));
        Assert.True(DispatchNoteRules.IsNews(before, With(TaskEvent.Offered)));
        Assert.True(DispatchNoteRules.IsNews(before, With(TaskEvent.NoRider)));
        Assert.False(DispatchNoteRules.IsNews(With(TaskEvent.Offered), With(TaskEvent.Offered)));
    }
}
