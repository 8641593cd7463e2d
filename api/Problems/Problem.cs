namespace RedStation.Api.Problems;

/// <summary>Makes RFC 9457 answers. Texts come from the resources, by code, in the caller's language.</summary>
public static class Problem
{
    /// <summary>An answer that tells what is wrong.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The stable code, snake_case; a key of the resources.</param>
    /// <param name="errors">Fields that break rules.</param>
    /// <param name="extensions">Further members of the answer.</param>
    public static IResult Of(
        int status, string code, IReadOnlyList<FieldError>? errors = null, IDictionary<string, object?>? extensions = null) =>
        new ProblemResult(status, code, errors, extensions);

    /// <summary>429 with <c>Retry-After</c>.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="retryAfter">When to come back; told in whole seconds, at least one.</param>
    public static IResult TooSoon(string code, TimeSpan retryAfter) =>
        new ProblemResult(StatusCodes.Status429TooManyRequests, code, null, null) { RetryAfter = retryAfter };
}
