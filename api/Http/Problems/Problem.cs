namespace RedStation.Api.Http.Problems;

/// <summary>Makes RFC 9457 answers. Texts come from the resources, by code, in the caller's language.</summary>
public static class Problem
{
    /// <summary>How long a client waits before it asks a store or a grain again that was away.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>An answer that tells what is wrong.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The stable code, snake_case; a key of the resources.</param>
    /// <param name="errors">Fields that break rules.</param>
    /// <param name="extensions">Further members of the answer.</param>
    public static IResult Of(
        int status, string code, IReadOnlyList<FieldError>? errors = null, IDictionary<string, object?>? extensions = null) =>
        new ProblemResult(status, code, errors, extensions);

    /// <summary>503 with <c>Retry-After</c>: nothing is wrong with the request, and the same one will be taken when it is over.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="retryAfter">When to come back; some seconds when it is not known.</param>
    public static IResult Unavailable(string code, TimeSpan? retryAfter = null) =>
        new ProblemResult(StatusCodes.Status503ServiceUnavailable, code, null, null) { RetryAfter = retryAfter ?? Patience };

    /// <summary>429 with <c>Retry-After</c>.</summary>
    /// <param name="code">The stable code.</param>
    /// <param name="retryAfter">When to come back; told in whole seconds, at least one.</param>
    public static IResult TooSoon(string code, TimeSpan retryAfter) =>
        new ProblemResult(StatusCodes.Status429TooManyRequests, code, null, null) { RetryAfter = retryAfter };
}
