using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.Metadata;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Text;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// Checks what every endpoint has in common, once it is known which one is called and that the caller may call it: JSON is UTF-8, and the query
/// names nothing that the endpoint does not read. A filter that is silently ignored answers with everything.
/// </summary>
internal static class InputChecks
{
    private static readonly ConditionalWeakTable<Endpoint, IReadOnlyList<string>> Parameters = [];

    public static void UseInputChecks(this WebApplication app) => app.Use((context, next) =>
        Fault(context) is { } fault ? fault.ExecuteAsync(context) : next(context));

    private static IResult? Fault(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            return null;
        }

        return IsReadAsJson(endpoint) && ContentTypes.Read(context.Request.ContentType) is (_, { } charset) && charset != "utf-8"
            ? Problem.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported_charset", [new FieldError("Content-Type", "JSON in UTF-8")])
            : Unknown(context, endpoint);
    }

    /// <summary>Whether the framework reads the body. Endpoints that take files read theirs themselves.</summary>
    private static bool IsReadAsJson(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is { RequestType: { } type } && type != typeof(string) && type != typeof(byte[]);

    private static IResult? Unknown(HttpContext context, RouteEndpoint endpoint)
    {
        if (context.Request.Query.Count == 0 || endpoint.Metadata.GetMetadata<MethodInfo>() is null)
        {
            return null;
        }

        var known = Parameters.GetValue(endpoint, static one => Known((RouteEndpoint)one));
        var checker = new Checker();
        foreach (var name in context.Request.Query.Keys)
        {
            checker.Require(
                known.Contains(name, StringComparer.OrdinalIgnoreCase),
                name,
                known.Count == 0 ? "unknown; this call has no parameters"
                    : $"unknown; {(NearestName.Of(name, known) is { } near ? $"is {near} meant? " : "")}known are {string.Join(", ", known)}");
        }

        return checker.Failed ? checker.ToResult() : null;
    }

    private static List<string> Known(RouteEndpoint endpoint)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. endpoint.Metadata.GetRequiredMetadata<MethodInfo>().GetParameters()
                .Where(parameter => parameter.ParameterType == typeof(string) && !inPath.Contains(parameter.Name!))
                .Select(parameter => parameter.Name!),
            .. endpoint.Metadata.GetOrderedMetadata<QueryNames>().SelectMany(query => query.Names),
        ];
    }
}
