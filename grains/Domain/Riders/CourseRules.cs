using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Courses;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Courses;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Riders;

/// <summary>What a rider knows by a course: the quiz, how often it may be taken, and for how long it counts.</summary>
public static class CourseRules
{
    /// <summary>Within which time tries are counted.</summary>
    public static readonly TimeSpan TryWindow = TimeSpan.FromHours(24);

    /// <summary>Takes a quiz. Passing it again makes the certificate valid anew; failing it leaves one that is valid as it is.</summary>
    /// <param name="state">The rider.</param>
    /// <param name="command">Their answers.</param>
    /// <param name="course">The course.</param>
    /// <param name="now">The time.</param>
    public static Decision<RiderState, Answer<QuizOutcome, CourseRefusal>> Take(
        RiderState state, TakeQuiz command, Course course, DateTimeOffset now)
    {
        if (state.DisplayName is null)
        {
            return new(state, CourseRefusal.RiderNotFound, false);
        }

        var fingerprint = Fingerprint.Of("quiz", command);
        switch (state.Operations.Find<QuizOutcome>(command.OperationId, fingerprint, out var given))
        {
            case ReplayStatus.Answered:
                return new(state, given!, false);
            case ReplayStatus.Reused:
                return new(state, CourseRefusal.OperationIdReused, false);
            case ReplayStatus.TooOld:
                return new(state, CourseRefusal.OperationIdTooOld, false);
        }

        var before = Of(state, course);
        var tries = Counted(before, now);
        if (tries.Length >= course.TriesPerDay)
        {
            return new(state, CourseRefusal.QuizTriesUsedUp, false);
        }

        var wrong = Wrong(course, command.Answers);
        var right = course.Questions.Length - wrong.Length;
        var after = before with { Tries = tries.Add(now) };
        if (right >= course.RightToPass)
        {
            after = after with { PassedAt = now, ValidUntil = now.AddDays(course.ValidDays) };
        }

        var outcome = new QuizOutcome(
            right, course.Questions.Length, right >= course.RightToPass, after.ValidUntil, course.TriesPerDay - after.Tries.Length,
            [.. wrong.Select(question => question.Lesson).Distinct()]);
        var courses = state.Courses.RemoveAll(one => one.CourseId == course.Id).Add(after);
        var next = state with { Courses = courses, Operations = state.Operations.With(command.OperationId, fingerprint, outcome, granted: true) };
        return new(next, outcome, true);
    }

    /// <summary>How a rider stands with a course.</summary>
    public static CourseStanding Standing(RiderState state, Course course, DateTimeOffset now)
    {
        var progress = Of(state, course);
        var tries = Counted(progress, now);
        var left = Math.Max(0, course.TriesPerDay - tries.Length);
        return new(progress.PassedAt, progress.ValidUntil, IsValid(progress, now), left, left > 0 ? null : tries[0] + TryWindow);
    }

    /// <summary>What a rider is certified for now: by an administrator, and by courses for as long as they count.</summary>
    public static ImmutableArray<Skill> Skills(RiderState state, DateTimeOffset now) => state.Courses.IsEmpty
        ? state.Skills
        : [.. state.Skills.Concat(state.Courses.Where(course => IsValid(course, now)).Select(course => course.Skill)).Distinct().Order()];

    /// <summary>
    /// Sets what an administrator says. They see all skills and send them back, so that one which a course gives stays the course's and ends with
    /// it; one that they leave out is gone, with its certificate.
    /// </summary>
    public static RiderState SetSkills(RiderState state, ImmutableArray<Skill> skills, DateTimeOffset now) => state with
    {
        Skills = [.. skills.Where(skill => state.Skills.Contains(skill) || !Skills(state, now).Contains(skill))],
        Courses = [.. state.Courses.Select(course => skills.Contains(course.Skill) ? course : course with { PassedAt = null, ValidUntil = null })],
    };

    /// <summary>The questions that were answered wrongly or not at all.</summary>
    private static ImmutableArray<CourseQuestion> Wrong(Course course, ImmutableArray<QuizAnswer> answers) =>
        course.Questions.RemoveAll(question => answers.Any(answer => answer.Question == question.Id && answer.Option == question.Right));

    private static CourseProgress Of(RiderState state, Course course) =>
        state.Courses.FirstOrDefault(one => one.CourseId == course.Id) ?? new CourseProgress { CourseId = course.Id, Skill = course.Skill };

    private static ImmutableArray<DateTimeOffset> Counted(CourseProgress progress, DateTimeOffset now) =>
        progress.Tries.RemoveAll(at => at <= now - TryWindow);

    private static bool IsValid(CourseProgress progress, DateTimeOffset now) => progress.ValidUntil > now;
}
