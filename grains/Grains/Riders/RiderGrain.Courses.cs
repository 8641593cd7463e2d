using RedStation.Contracts;
using RedStation.Contracts.Courses;
using RedStation.Domain.Courses;
using RedStation.Domain.Riders;

namespace RedStation.Grains.Riders;

/// <summary>What a rider learns.</summary>
public sealed partial class RiderGrain
{
    /// <inheritdoc/>
    public async Task<Answer<QuizOutcome, CourseRefusal>> TakeQuiz(TakeQuiz command)
    {
        if (CourseList.Find(command.Course) is not { } course)
        {
            return CourseRefusal.CourseNotFound;
        }

        await Commands.Recollect(command.OperationId);
        var decision = CourseRules.Take(State, command, course, Now);
        if (decision.Answer.Refusal is not null)
        {
            return decision.Answer;
        }

        await Keep(decision.State with { Operations = decision.State.Operations.Stamp(Now) }, decision.Write);
        await Commands.Answer();
        // The phone, and what dispatch knows of the rider, learn what they are certified for now.
        await PublishView();
        return decision.Answer;
    }

    /// <inheritdoc/>
    public Task<Answer<CourseStanding, CourseRefusal>> GetCourse(string course)
    {
        Answer<CourseStanding, CourseRefusal> answer =
            State.DisplayName is null ? CourseRefusal.RiderNotFound
            : CourseList.Find(course) is { } found ? CourseRules.Standing(State, found, Now)
            : CourseRefusal.CourseNotFound;
        return Task.FromResult(answer);
    }
}
