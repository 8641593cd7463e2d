using System.Net;
using RedStation.Domain.Courses;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Growth;

/// <summary>Courses and honours over the wire.</summary>
public sealed class GrowthTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Public = "/api/v1/courses/first-aid";
    private const string Own = "/api/v1/riders/me/courses/first-aid";

    private static readonly Course Course = CourseList.Find("first-aid")!;

    [Fact]
    public async Task Course_IsReadByAnybody_WithoutItsAnswers()
    {
        var course = (await api.Anonymous().Get(Public)).Is(HttpStatusCode.OK);

        Assert.DoesNotContain("\"right\"", course.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("firstAid", (string?)course.Json["skill"]);
        Assert.Equal(Course.Lessons.Length, course.Json["lessons"]!.AsArray().Count);
        Assert.Equal(Course.Questions.Length, course.Json["questions"]!.AsArray().Count);
        (await api.Anonymous().Get("/api/v1/courses/juggling")).Refused(HttpStatusCode.NotFound, "course_not_found");
    }

    [Fact]
    public async Task Rider_WhoPassesTheQuiz_IsCertified_OnceForOneCommand()
    {
        var rider = api.As("rider", "passing");
        var before = (await rider.Get(Own)).Is(HttpStatusCode.OK);
        Assert.Equal((false, 3), ((bool)before.Json["valid"]!, (int)before.Json["triesLeft"]!));

        var outcome = (await rider.Post(Own + "/attempts", Attempt("once", right: true))).Is(HttpStatusCode.OK);
        Assert.Equal(outcome.Text, (await rider.Post(Own + "/attempts", Attempt("once", right: true))).Is(HttpStatusCode.OK).Text);
        Assert.True((bool)outcome.Json["passed"]!);

        var after = (await rider.Get(Own)).Is(HttpStatusCode.OK).Json;
        Assert.Equal((true, 2), ((bool)after["valid"]!, (int)after["triesLeft"]!));
        Assert.Equal(["firstAid"], (await rider.Get("/api/v1/riders/me")).Json["skills"]!.AsArray().Select(skill => (string?)skill));
        (await rider.Post(Own + "/attempts", Attempt("once", right: false))).Refused(HttpStatusCode.Conflict, "operation_id_reused");
    }

    [Fact]
    public async Task Quiz_ThatIsIncomplete_IsNamed_AndTriesAreCounted()
    {
        var rider = api.As("rider", "failing");
        object[] answers = [.. Course.Questions.Select(question => new { question = question.Id, option = question.Right })];
        Assert.Equal(["operationId", "answers"], (await rider.Post(Own + "/attempts", new { })).Refused(
            HttpStatusCode.BadRequest, "invalid_input").Fields);
        foreach (var wrong in (object[][])
                 [[.. answers.Skip(1)], [answers[0], .. answers[..^1]], [.. answers.Skip(1), new { question = "q1", option = "z" }]])
        {
            Assert.Equal(["answers"], (await rider.Post(Own + "/attempts", new { operationId = "x", answers = wrong })).Fields);
        }

        Assert.Equal(3, (int)(await rider.Get(Own)).Json["triesLeft"]!);
        foreach (var number in Enumerable.Range(0, Course.TriesPerDay))
        {
            var outcome = (await rider.Post(Own + "/attempts", Attempt($"try-{number}", right: false))).Is(HttpStatusCode.OK).Json;
            Assert.False((bool)outcome["passed"]!);
            Assert.Equal(Course.Lessons.Length, outcome["lessonsToRead"]!.AsArray().Count);
        }

        (await rider.Post(Own + "/attempts", Attempt("one-more", right: true))).Refused(HttpStatusCode.TooManyRequests, "quiz_tries_used_up");
        Assert.NotNull((await rider.Get(Own)).Json["nextTryAt"]);
        (await rider.Get("/api/v1/riders/me/courses/juggling")).Refused(HttpStatusCode.NotFound, "course_not_found");
        (await rider.Post("/api/v1/riders/me/courses/juggling/attempts", new { })).Refused(HttpStatusCode.NotFound, "course_not_found");
        (await api.Anonymous().Get(Own)).Is(HttpStatusCode.Unauthorized);
        (await api.As("dispatcher", "d", "330106").Post(Own + "/attempts", Attempt("d", right: true)))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Fact]
    public async Task Honours_ArePublic_AndARiderReadsHowFarTheyAre()
    {
        var list = (await api.Anonymous().Get("/api/v1/honours")).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Contains(list, honour => (string?)honour!["name"] == "城市观察员");

        var own = (await api.As("rider", "modest").Get("/api/v1/riders/me/honours")).Is(HttpStatusCode.OK);

        Assert.True(own.Headers.CacheControl!.NoStore);
        Assert.Equal(list.Count, own.Json["items"]!.AsArray().Count);
        Assert.All(own.Json["items"]!.AsArray(), one => Assert.Equal((false, 0), ((bool)one!["held"]!, (int)one["progress"]!)));
        (await api.Anonymous().Get("/api/v1/riders/me/honours")).Is(HttpStatusCode.Unauthorized);
        (await api.As("dispatcher", "d", "330106").Get("/api/v1/riders/me/honours")).Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    private static object Attempt(string operationId, bool right) => new
    {
        operationId,
        answers = Course.Questions.Select(question => new
        {
            question = question.Id,
            option = question.Options.First(option => option.Id == question.Right == right).Id,
        }),
    };
}
