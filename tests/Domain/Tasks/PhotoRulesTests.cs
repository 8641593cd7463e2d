using CsCheck;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

public sealed class PhotoRulesTests
{
    private static readonly DispatchOptions Options = new();
    private static readonly TaskState Opened =
        DispatcherRules.Open("t", new TaskState(), SomeTasks.Open, SomeTasks.Price, Options, SomeTasks.Noon).State;

    private static readonly Gen<Evidence?> AnyEvidence = Gen.Select(
        Gen.OneOf<string?>(null, "done"), Gen.OneOf<string?>(null, "earlier"), Gen.OneOf<bool?>(null, true), Gen.Bool,
        (note, photo, follows, any) => any ? new Evidence(note, photo, follows) : null);

    [Fact]
    [Trait("Case", "W9")]
    public void Words_BeforeTheirPhoto_AreASubmission()
    {
        var taken = Opened with { Status = GovernanceTaskStatus.InProgress, Assignee = "r" };

        var submitted = WorkRules.Submit(
            "t", taken, new("1", "r", Evidence: new Evidence("done", null, PhotoFollows: true)), Options, SomeTasks.Noon).State;
        Assert.Equal((GovernanceTaskStatus.Submitted, true), (submitted.Status, submitted.Evidence!.PhotoFollows is true));

        var whole = WorkRules.SettlePhoto("t", submitted, new("2", "r", Evidence: new Evidence(null, "p")), Options, SomeTasks.Noon).State;
        Assert.Equal(new Evidence("done", "p"), whole.Evidence);
        Assert.Equal(TaskEvent.PhotoSettled, whole.History[^1].Event);
    }

    /// <summary>Whoever asks, whatever the state: only the rider of a submitted task, and only its photo changes.</summary>
    [Fact]
    [Trait("Case", "W9")]
    [Trait("Case", "W10")]
    public void Photo_IsTakenFromItsRiderWhileTheWorkIsLookedAt_AndChangesNothingElse() => Gen.Select(
        Gen.Enum<GovernanceTaskStatus>(), Gen.OneOf<string?>(null, "r", "other"), AnyEvidence, Gen.OneOf<string?>(null, "p"))
        .Sample((status, assignee, evidence, photo) =>
        {
            var task = Opened with { Status = status, Assignee = assignee, Evidence = evidence };
            var command = new RiderCommand("1", "r", Evidence: new Evidence(null, photo));

            var decision = WorkRules.SettlePhoto("t", task, command, Options, SomeTasks.Noon);

            var allowed = status == GovernanceTaskStatus.Submitted && assignee == "r" && evidence is not null;
            Assert.Equal(allowed, decision.Answer.Value is not null);
            Assert.Equal(allowed, decision.Write);
            var expected = allowed ? evidence! with { PhotoId = photo ?? evidence.PhotoId, PhotoFollows = null } : evidence;
            Assert.Equal(expected, decision.State.Evidence);
            Assert.Equal((status, assignee, task.CreditOwed), (decision.State.Status, decision.State.Assignee, decision.State.CreditOwed));
        });
}
