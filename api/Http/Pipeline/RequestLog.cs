using System.Diagnostics;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// One line a request: the endpoint's pattern, never the path or the query. Those carry ids, positions and hubs' access tokens.
/// </summary>
internal static partial class RequestLog
{
    private const int Slow = 1000;

    public static void UseRequestLog(this WebApplication app) => app.Use(async (context, next) =>
    {
        var began = Stopwatch.GetTimestamp();
        await next(context);
        // A hub's connection is a request that lasts as long as the phone is there.
        if (context.GetEndpoint() is RouteEndpoint endpoint && !context.WebSockets.IsWebSocketRequest)
        {
            var took = (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            var level = context.Response.StatusCode >= StatusCodes.Status500InternalServerError || took >= Slow ? LogLevel.Warning : LogLevel.Debug;
            Log(app.Logger, level, context.Request.Method, endpoint.RoutePattern.RawText, context.Response.StatusCode, took);
        }
    });

    [LoggerMessage("{Method} {Route} answered {Status} in {Milliseconds} ms")]
    private static partial void Log(ILogger logger, LogLevel level, string method, string? route, int status, long milliseconds);
}
