using System.Collections.Immutable;
using CsCheck;
using RedStation.Contracts.Courses;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Courses;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class CourseRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly RiderState Rider = ProfileRules.Register(new RiderState(), new("小张", "330106", []), "secret");
    private static readonly Course Course = CourseList.Find("first-aid")!;

    [Fact]
    public void Course_IsWhole()
    {
        Assert.InRange(Course.RightToPass, 1, Course.Questions.Length);
        Assert.Equal(Course.Questions.Length, Course.Questions.DistinctBy(question => question.Id).Count());
        Assert.All(Course.Questions, question =>
        {
            Assert.Single(question.Options, option => option.Id == question.Right);
            Assert.Equal(question.Options.Length, question.Options.DistinctBy(option => option.Id).Count());
            Assert.Contains(Course.Lessons, lesson => lesson.Id == question.Lesson);
        });
        // Nobody passes by always choosing the same.
        Assert.All(
            Course.Questions.GroupBy(question => question.Right), same => Assert.True(same.Count() < Course.RightToPass));
    }

    [Fact]
    public void Quiz_IsPassedByEnoughRightAnswers_AndTellsTheLessonsOfTheOthers() =>
        Gen.Bool.Array[Course.Questions.Length].Sample(rights =>
        {
            var outcome = Take(Rider, "op", rights, Noon).Answer.Value!;

            var right = rights.Count(one => one);
            Assert.Equal((right, right >= Course.RightToPass), (outcome.Right, outcome.Passed));
            Assert.Equal(outcome.Passed ? Noon.AddDays(Course.ValidDays) : null, outcome.ValidUntil);
            Assert.Equal(
                Course.Questions.Where((_, at) => !rights[at]).Select(question => question.Lesson).Distinct(), outcome.LessonsToRead);
        });

    [Fact]
    public void Quiz_IsTakenAsOftenAsTheCourseSays_InAny24Hours() => Gen.Int[0, 40 * 60].Array[1, 20].Sample(minutes =>
    {
        var (state, taken) = (Rider, new List<DateTimeOffset>());
        foreach (var (at, number) in minutes.Order().Select((minute, number) => (Noon.AddMinutes(minute), number)))
        {
            var may = taken.Count(before => before > at - CourseRules.TryWindow) < Course.TriesPerDay;
            Assert.Equal(may, CourseRules.Standing(state, Course, at).NextTryAt is null);

            var decision = Take(state, $"op-{number}", [false], at);

            Assert.Equal(may ? null : CourseRefusal.QuizTriesUsedUp, decision.Answer.Refusal);
            Assert.Equal(may, decision.Write);
            state = decision.State;
            if (may)
            {
                taken.Add(at);
            }
            else
            {
                // When it says that the next is possible, it is.
                Assert.Null(CourseRules.Standing(state, Course, CourseRules.Standing(state, Course, at).NextTryAt!.Value).NextTryAt);
            }
        }
    });

    [Fact]
    public void Quiz_ThatIsRepeated_IsCountedOnce_AndAnswersTheSame()
    {
        var first = Take(Rider, "op", Everything(true), Noon);

        var again = Take(first.State, "op", Everything(true), Noon.AddHours(1));

        Assert.False(again.Write);
        Assert.Equal(first.Answer.Value!.ValidUntil, again.Answer.Value!.ValidUntil);
        Assert.Equal(2, CourseRules.Standing(again.State, Course, Noon.AddHours(1)).TriesLeft);
        Assert.Equal(CourseRefusal.OperationIdReused, Take(first.State, "op", Everything(false), Noon).Answer.Refusal);
        Assert.Equal(CourseRefusal.RiderNotFound, Take(new RiderState(), "op", Everything(true), Noon).Answer.Refusal);
    }

    [Fact]
    public void Certificate_OpensTasks_UntilItsYearIsOver_AndOutlivesAFailedTry()
    {
        var passed = Take(Rider, "op", Everything(true), Noon).State;
        var failed = Take(passed, "again", Everything(false), Noon.AddDays(100)).State;
        var end = Noon.AddDays(Course.ValidDays);

        Assert.Empty(CourseRules.Skills(Rider, Noon));
        Assert.Equal([Skill.FirstAid], CourseRules.Skills(failed, end.AddTicks(-1)));
        Assert.Empty(CourseRules.Skills(failed, end));
        Assert.False(CourseRules.Standing(failed, Course, end).Valid);
        var renewed = Take(failed, "third", Everything(true), end.AddDays(-1)).State;
        Assert.Equal([Skill.FirstAid], CourseRules.Skills(renewed, end.AddDays(300)));
    }

    [Fact]
    public void Administrator_WhoSendsBackWhatTheySee_ChangesNothing_AndWhoTakesASkillAwayEndsItsCertificate()
    {
        var passed = Take(Rider, "op", Everything(true), Noon).State;

        var kept = ProfileRules.Change(passed, new ChangeAccountStatus("one", false, [Skill.Mediation, Skill.FirstAid]), Noon).State;
        Assert.Equal([Skill.Mediation, Skill.FirstAid], CourseRules.Skills(kept, Noon));
        // It was not made everlasting by that.
        Assert.Equal([Skill.Mediation], CourseRules.Skills(kept, Noon.AddDays(Course.ValidDays)));

        var taken = ProfileRules.Change(kept, new ChangeAccountStatus("two", false, []), Noon).State;
        Assert.Empty(CourseRules.Skills(taken, Noon));
        var given = ProfileRules.Change(taken, new ChangeAccountStatus("three", false, [Skill.FirstAid]), Noon).State;
        Assert.Equal([Skill.FirstAid], CourseRules.Skills(given, Noon.AddDays(2 * Course.ValidDays)));
    }

    private static bool[] Everything(bool right) => [.. Course.Questions.Select(_ => right)];

    /// <summary>Answers questions rightly or not; those that are not named, wrongly.</summary>
    private static RedStation.Domain.Decision<RiderState, RedStation.Contracts.Answer<QuizOutcome, CourseRefusal>> Take(
        RiderState state, string operationId, bool[] rights, DateTimeOffset at)
    {
        ImmutableArray<QuizAnswer> answers =
        [
            .. Course.Questions.Select((question, number) => new QuizAnswer(
                question.Id,
                question.Options.First(option => option.Id == question.Right == (number < rights.Length && rights[number])).Id)),
        ];
        return CourseRules.Take(state, new TakeQuiz(operationId, Course.Id, answers), Course, at);
    }
}
