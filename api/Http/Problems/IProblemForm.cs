namespace RedStation.Api.Http.Problems;

/// <summary>
/// How an interface that is another's by its specification is told of problems. What no endpoint of it sees, such as a limit on requests or a fault,
/// is answered in its form too.
/// </summary>
internal interface IProblemForm
{
    /// <summary>Whether a request is one of that interface.</summary>
    bool IsFor(HttpRequest request);

    /// <summary>The answer in its form.</summary>
    /// <param name="status">The HTTP status that it would have here.</param>
    /// <param name="text">What people read about it.</param>
    IResult Answer(int status, ProblemText text);
}
