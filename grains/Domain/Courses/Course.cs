using System.Collections.Immutable;
using RedStation.Contracts.Profiles;

namespace RedStation.Domain.Courses;

/// <summary>A micro-course, 微课: short lessons and a quiz. Who passes it is certified for something, for a while.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="NameEn">Its English name.</param>
/// <param name="Skill">What who passes is certified for.</param>
/// <param name="ValidDays">For how many days.</param>
/// <param name="TriesPerDay">How often the quiz may be taken within any 24 hours.</param>
/// <param name="RightToPass">How many answers must be right.</param>
/// <param name="Lessons">What is taught, in order.</param>
/// <param name="Questions">The quiz.</param>
public sealed record Course(
    string Id,
    string Name,
    string NameEn,
    Skill Skill,
    int ValidDays,
    int TriesPerDay,
    int RightToPass,
    ImmutableArray<CourseLesson> Lessons,
    ImmutableArray<CourseQuestion> Questions);

/// <summary>A lesson.</summary>
/// <param name="Id">Its id within the course.</param>
/// <param name="Title">Its Chinese title.</param>
/// <param name="TitleEn">Its English title.</param>
/// <param name="Points">What it says, a sentence or two each.</param>
public sealed record CourseLesson(string Id, string Title, string TitleEn, ImmutableArray<CoursePoint> Points);

/// <summary>A point of a lesson.</summary>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
public sealed record CoursePoint(string Text, string TextEn);

/// <summary>A question of the quiz. The right answer never leaves the server.</summary>
/// <param name="Id">Its id within the course.</param>
/// <param name="Lesson">The lesson that answers it.</param>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
/// <param name="Options">What may be answered.</param>
/// <param name="Right">The id of the option that is right.</param>
public sealed record CourseQuestion(string Id, string Lesson, string Text, string TextEn, ImmutableArray<CourseOption> Options, string Right);

/// <summary>What may be answered.</summary>
/// <param name="Id">Its id within the question.</param>
/// <param name="Text">Chinese.</param>
/// <param name="TextEn">English.</param>
public sealed record CourseOption(string Id, string Text, string TextEn);
