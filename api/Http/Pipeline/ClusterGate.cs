using RedStation.Api.Http.Problems;
using RedStation.Silo.Hosting;

namespace RedStation.Api.Http.Pipeline;

/// <summary>
/// Answers 503 <c>busy</c> at once as long as this process, an Orleans client, has not found a silo: a call made then would be
/// dropped, and its caller would wait for nothing.
/// </summary>
internal static class ClusterGate
{
    public static void UseClusterGate(this WebApplication app)
    {
        if (app.Services.GetService<ClusterConnection>() is { } connection)
        {
            app.Use((context, next) => connection.IsMade || !NeedsGrains(context.Request.Path)
                ? next(context)
                : Problem.Unavailable("busy").ExecuteAsync(context));
        }
    }

    private static bool NeedsGrains(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/open311", StringComparison.Ordinal)
        || path.StartsWithSegments("/hubs", StringComparison.Ordinal) || path.StartsWithSegments("/ocpp", StringComparison.Ordinal);
}
