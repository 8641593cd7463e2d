using System.Collections.Immutable;

namespace RedStation.Contracts.Courses;

/// <summary>A rider takes the quiz of a course.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Course">The course.</param>
/// <param name="Answers">One for each question.</param>
[GenerateSerializer, Immutable, Alias("take-quiz")]
public sealed record TakeQuiz(
    [property: Id(0)] string OperationId, [property: Id(1)] string Course, [property: Id(2)] ImmutableArray<QuizAnswer> Answers);

/// <summary>What was answered to a question.</summary>
/// <param name="Question">The question's id.</param>
/// <param name="Option">The id of what was chosen.</param>
[GenerateSerializer, Immutable, Alias("quiz-answer")]
public sealed record QuizAnswer([property: Id(0)] string Question, [property: Id(1)] string Option);

/// <summary>How a quiz went. Which option would have been right it does not say.</summary>
/// <param name="Right">How many answers were right.</param>
/// <param name="Asked">Of how many.</param>
/// <param name="Passed">Whether that is enough.</param>
/// <param name="ValidUntil">Until when the rider's certificate is valid, or was; null when they have none.</param>
/// <param name="TriesLeft">How often it may be taken again within the 24 hours.</param>
/// <param name="LessonsToRead">The lessons whose questions were not answered rightly.</param>
[GenerateSerializer, Immutable, Alias("quiz-outcome")]
public sealed record QuizOutcome(
    [property: Id(0)] int Right,
    [property: Id(1)] int Asked,
    [property: Id(2)] bool Passed,
    [property: Id(3)] DateTimeOffset? ValidUntil,
    [property: Id(4)] int TriesLeft,
    [property: Id(5)] ImmutableArray<string> LessonsToRead);

/// <summary>How a rider stands with a course.</summary>
/// <param name="PassedAt">When it was passed last; null when it was not.</param>
/// <param name="ValidUntil">Until when that counts.</param>
/// <param name="Valid">Whether it counts now.</param>
/// <param name="TriesLeft">How often the quiz may be taken within the 24 hours.</param>
/// <param name="NextTryAt">When it may be taken again; null for now.</param>
[GenerateSerializer, Immutable, Alias("course-standing")]
public sealed record CourseStanding(
    [property: Id(0)] DateTimeOffset? PassedAt,
    [property: Id(1)] DateTimeOffset? ValidUntil,
    [property: Id(2)] bool Valid,
    [property: Id(3)] int TriesLeft,
    [property: Id(4)] DateTimeOffset? NextTryAt);
