using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Courses;

namespace RedStation.Api.Growth;

/// <summary>A micro-course.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Skill">What who passes is certified for.</param>
/// <param name="ValidDays">For how many days.</param>
/// <param name="TriesPerDay">How often the quiz may be taken within any 24 hours.</param>
/// <param name="RightToPass">How many answers must be right.</param>
/// <param name="Lessons">What is taught, in order.</param>
/// <param name="Questions">The quiz, without its answers.</param>
public sealed record CourseWire(
    string Id,
    string Name,
    string NameEn,
    Skill Skill,
    int ValidDays,
    int TriesPerDay,
    int RightToPass,
    ImmutableArray<CourseLesson> Lessons,
    ImmutableArray<QuizQuestionWire> Questions)
{
    /// <summary>A course as anybody may read it.</summary>
    public static CourseWire Of(Course course) => new(
        course.Id, course.Name, course.NameEn, course.Skill, course.ValidDays, course.TriesPerDay, course.RightToPass, course.Lessons,
        [.. course.Questions.Select(question => new QuizQuestionWire(question.Id, question.Text, question.TextEn, question.Options))]);
}

/// <summary>A question.</summary>
/// <param name="Id">Its id within the course.</param>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
/// <param name="Options">What may be answered.</param>
public sealed record QuizQuestionWire(string Id, string Text, string TextEn, ImmutableArray<CourseOption> Options);

/// <summary>A rider takes a quiz.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Answers">One for each question.</param>
public sealed record TakeQuizRequest(string? OperationId, IReadOnlyList<QuizAnswerInput>? Answers);

/// <summary>What is answered to a question.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Option">The id of what was chosen.</param>
public sealed record QuizAnswerInput(string? Question, string? Option);
