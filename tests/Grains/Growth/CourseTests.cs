using RedStation.Contracts.Courses;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Courses;
using RedStation.Domain.Dispatch;
using RedStation.Grains.Dispatch;
using RedStation.Storage.Dispatch;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Growth;

/// <summary>A rider who passes the course is asked to first-aid calls, until the certificate's year is over.</summary>
public sealed class CourseTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private static readonly Course Course = CourseList.Find("first-aid")!;

    [Fact]
    public async Task Certificate_OpensFirstAidCalls_AndSurvivesARestart()
    {
        var place = silo.NewPlace();
        var rider = await silo.OnDuty("learner", place, 100);
        var phone = await RecordingRiderGateway.Of(silo, "learner");
        var before = await silo.OpenTask("call-before", place, TaskType.FirstAid);
        Assert.Empty(await before.Asked());
        await Until.True(
            async () => await silo.Get<DispatchRecorder>().Write(TestContext.Current.CancellationToken) == 0, "all decisions to be written");
        Assert.Equal(
            DispatchDecision.SkillMissing, Assert.Single((await silo.Get<DispatchRecordStore>().Of("learner", null, 10)).Items).Decision);
        Assert.Equal(TaskRefusal.RiderSkillMissing, (await before.Assign(ByDispatcher(riderId: "learner"))).Refusal);

        var outcome = (await rider.TakeQuiz(Answers("quiz", rightly: true))).Value!;

        Assert.True(outcome.Passed);
        await phone.Hears("the skill", news => news.Me is { } me && me.Skills.Contains(Skill.FirstAid));
        await silo.Stand("learner", place, 100);
        await silo.OpenTask("call-after", place, TaskType.FirstAid);
        Assert.Equal(["learner"], await silo.Case("call-after").Asked());

        await silo.Restart();
        rider = silo.Rider("learner");
        Assert.Equal([Skill.FirstAid], (await rider.GetView())!.Skills);
        Assert.Equal(outcome.ValidUntil, (await rider.GetCourse(Course.Id)).Value!.ValidUntil);
        Assert.Equal(outcome.ValidUntil, (await rider.TakeQuiz(Answers("quiz", rightly: true))).Value!.ValidUntil);
        Assert.Equal(CourseRefusal.CourseNotFound, (await rider.GetCourse("juggling")).Refusal);
    }

    [Fact]
    public async Task Certificate_ThatRanOutDuringAShift_IsNoReasonToBeAsked()
    {
        var rider = await silo.Registered("lapsing");
        Assert.True((await rider.TakeQuiz(Answers("quiz", rightly: true))).Value!.Passed);
        silo.Clock.Advance(TimeSpan.FromDays(Course.ValidDays) - TimeSpan.FromMinutes(1));
        var place = silo.NewPlace();
        await silo.OnDuty("lapsing", place, 100);
        silo.Clock.Advance(TimeSpan.FromMinutes(1));

        // Dispatch still remembers the skill; the rider knows better.
        var task = await silo.OpenTask("too-late", place, TaskType.FirstAid);

        Assert.Empty(await task.Asked());
        Assert.Empty((await rider.GetView())!.Skills);
    }

    [Fact]
    public async Task Quiz_IsTakenThreeTimesADay_AndATryThatWasAcknowledgedIsCountedAfterACrash()
    {
        var rider = await silo.Registered("guesser");
        foreach (var left in (int[])[2, 1, 0])
        {
            var outcome = (await rider.TakeQuiz(Answers(NewOperation(), rightly: false))).Value!;
            Assert.Equal((false, left), (outcome.Passed, outcome.TriesLeft));
        }

        await silo.Restart();
        rider = silo.Rider("guesser");
        Assert.Equal(CourseRefusal.QuizTriesUsedUp, (await rider.TakeQuiz(Answers(NewOperation(), rightly: true))).Refusal);
        silo.Clock.Advance(TimeSpan.FromHours(24));
        Assert.True((await rider.TakeQuiz(Answers(NewOperation(), rightly: true))).Value!.Passed);
    }

    private static TakeQuiz Answers(string operationId, bool rightly) => new(
        operationId,
        Course.Id,
        [.. Course.Questions.Select(question => new QuizAnswer(
            question.Id, question.Options.First(option => option.Id == question.Right == rightly).Id))]);
}
