using System.Diagnostics;
using System.Globalization;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Http.Problems;

/// <summary>
/// An RFC 9457 answer, written when it is executed so that it is in the caller's language; or what <see cref="IProblemForm"/> makes of it.
/// </summary>
internal sealed class ProblemResult(
    int status, string code, IReadOnlyList<FieldError>? errors, IDictionary<string, object?>? extensions) : IResult, IStatusCodeHttpResult
{
    private const string ContentType = "application/problem+json";

    public int? StatusCode => status;

    /// <summary>When the caller may try again, or null to say nothing about it.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The key of the texts, where they say more than those of the code do.</summary>
    public string? Text { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (response.HasStarted)
        {
            return;
        }

        if (RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (httpContext.RequestServices.GetServices<IProblemForm>().FirstOrDefault(form => form.IsFor(httpContext.Request)) is { } form)
        {
            await form.Answer(status, ProblemTexts.Of(code, CultureInfo.CurrentUICulture)).ExecuteAsync(httpContext);
            return;
        }

        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        await response.WriteAsJsonAsync(Body(httpContext), WireJson.Options, ContentType, httpContext.RequestAborted);
    }

    private Dictionary<string, object?> Body(HttpContext context)
    {
        var text = ProblemTexts.Of(Text ?? code, CultureInfo.CurrentUICulture);
        var body = new Dictionary<string, object?>
        {
            ["type"] = "urn:redstation:problem:" + code,
            ["title"] = text.Title,
            ["status"] = status,
            ["detail"] = text.Detail,
            ["code"] = code,
        };
        if (errors is { Count: > 0 })
        {
            body["errors"] = errors;
        }

        foreach (var (key, value) in extensions ?? new Dictionary<string, object?>())
        {
            body[key] = value;
        }

        body["traceId"] = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        return body;
    }
}
