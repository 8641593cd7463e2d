using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using RedStation.Contracts;

namespace RedStation.Api.Http.Problems;

/// <summary>Turns what endpoints throw into answers. A fault is logged here, once; its stack trace goes nowhere else.</summary>
internal sealed partial class FaultHandler(ILogger<FaultHandler> logger) : IExceptionHandler
{
    /// <summary>What nginx calls "client closed request"; nobody reads it but the request log.</summary>
    private const int ClientGone = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientGone;
            return true;
        }

        await Answer(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private IResult Answer(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            // A body that cannot be read comes in one of these; JSON that fails by itself is our own, stored or about to be sent.
            case BadHttpRequestException bad:
                return BadRequests.Answer(bad.StatusCode, bad.InnerException as JsonException);
            case RefusedException refused:
                return refused.Answer;
            case var fault when TransientFault.OfStorage(fault) is not null:
                LogUnavailable(exception, context.Request.Method, Route(context));
                return Problem.Unavailable("storage_unavailable");
            case var fault when TransientFault.Is(fault):
                LogBusy(exception, context.Request.Method, Route(context));
                return Problem.Unavailable("busy");
            default:
                LogFault(exception, context.Request.Method, Route(context));
                return Problem.Of(StatusCodes.Status500InternalServerError, "internal_error");
        }
    }

    /// <summary>The pattern, not the path: paths carry ids, patterns do not.</summary>
    private static string Route(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText ?? "no endpoint";

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    private partial void LogFault(Exception exception, string method, string route);

    [LoggerMessage(LogLevel.Error, "{Method} {Route} could not use the storage")]
    private partial void LogUnavailable(Exception exception, string method, string route);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} got no answer from a grain in time")]
    private partial void LogBusy(Exception exception, string method, string route);
}
