using System.Collections.Immutable;
using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Courses;
using RedStation.Domain.Courses;

namespace RedStation.Api.Growth;

/// <summary>Micro-courses: anybody reads them; a rider who passes the quiz is certified for a while.</summary>
internal static class CourseEndpoints
{
    public static void MapCourses(this IEndpointRouteBuilder api)
    {
        api.MapGet("/courses/{id}", Read)
            .AllowAnonymous()
            .WithTags("Growth")
            .WithSummary("Gets a micro-course: its lessons, and the questions of its quiz without the answers")
            .WithDescription("There is one, `first-aid`.")
            .Produces<CourseWire>().Refuses(404, "course_not_found");
        var own = api.MapGroup("/riders/me/courses/{id}").WithTags("Growth").For(Roles.Rider);
        own.MapGet("", Standing)
            .WithSummary("Gets how the rider stands with a course: whether their certificate is valid, and how often they may take the quiz")
            .Produces<CourseStanding>().Refuses(404, "course_not_found");
        own.MapPost("/attempts", Take)
            .WithSummary("Takes the quiz of a course")
            .WithDescription(
                "One answer for each question. Who has enough of them right is certified from now on, for as long as the course says, and may be "
                + "offered tasks whose price asks for that skill. Wrong answers are told by the lessons to read again, not one by one. As often "
                + "within 24 hours as the course says.")
            .Produces<QuizOutcome>()
            .Refuses(400, "invalid_input").Refuses(404, "course_not_found")
            .Refuses(409, "operation_id_reused", "operation_id_too_old").Refuses(429, "quiz_tries_used_up");
    }

    private static IResult Read(string id, HttpResponse response)
    {
        if (CourseList.Find(id) is not { } course)
        {
            return Of(CourseRefusal.CourseNotFound);
        }

        response.Headers.CacheControl = "public, max-age=600";
        return Results.Json(CourseWire.Of(course));
    }

    private static async Task<IResult> Standing(
        string id, ClaimsPrincipal user, RiderRegistration riders, IGrainFactory grains, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        // Makes a rider known who is not.
        await riders.View(user);
        var answer = await grains.Rider(user.Subject()).GetCourse(id);
        return answer.Value is { } standing ? Results.Json(standing) : Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Take(
        string id, TakeQuizRequest request, ClaimsPrincipal user, RiderRegistration riders, IGrainFactory grains)
    {
        if (CourseList.Find(id) is not { } course)
        {
            return Of(CourseRefusal.CourseNotFound);
        }

        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var answers = Answers(checker, request.Answers, course);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        await riders.View(user);
        var answer = await grains.Rider(user.Subject()).TakeQuiz(new TakeQuiz(operationId, course.Id, answers));
        return answer.Value is { } outcome ? Results.Json(outcome) : Of(answer.Refusal!.Value);
    }

    private static ImmutableArray<QuizAnswer> Answers(Checker checker, IReadOnlyList<QuizAnswerInput>? given, Course course)
    {
        var isComplete = given is not null && given.Count == course.Questions.Length
            && course.Questions.All(question => given.Count(answer =>
                answer?.Question == question.Id && question.Options.Any(option => option.Id == answer.Option)) == 1);
        return checker.Require(isComplete, "answers", "one of its options for each question of the course, once")
            ? [.. course.Questions.Select(question => new QuizAnswer(question.Id, given!.First(answer => answer.Question == question.Id).Option!))]
            : [];
    }

    private static IResult Of(CourseRefusal refusal) => Problem.Of(
        refusal switch
        {
            CourseRefusal.RiderNotFound or CourseRefusal.CourseNotFound => StatusCodes.Status404NotFound,
            CourseRefusal.QuizTriesUsedUp => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status409Conflict,
        },
        RefusalCodes.Of(refusal));
}
