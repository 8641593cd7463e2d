using Orleans.Dashboard;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Pipeline;
using RedStation.Api.Http.Problems;
using RedStation.Silo.Settings;

namespace RedStation.Api.Dashboard;

/// <summary>
/// The dashboard of Orleans at <c>/dashboard</c>, for administrators only, where <see cref="SiloOptions.Dashboard"/> turns it on: silos,
/// grains and their calls, reminders. Not what grains hold, for that would be riders' secrets, and not the log.
/// </summary>
internal static class DashboardPages
{
    /// <summary>Where it is.</summary>
    public const string Path = SecurityHeaders.DashboardPath;

    private const string GrainState = "GrainState";

    public static void MapDashboard(this WebApplication app)
    {
        if (!app.Configuration.GetSection(SiloOptions.Section).GetValue<bool>(nameof(SiloOptions.Dashboard)))
        {
            return;
        }

        app.MapOrleansDashboard(Path).For(Roles.Admin).AddEndpointFilter(RefuseState).ExcludeFromDescription();
        app.MapDashboardSignIn();
    }

    /// <summary>By the endpoint's pattern: a path has many spellings.</summary>
    private static ValueTask<object?> RefuseState(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.GetEndpoint() is RouteEndpoint endpoint
            && endpoint.RoutePattern.RawText?.Contains(GrainState, StringComparison.Ordinal) != false
            ? ValueTask.FromResult<object?>(Problem.Of(StatusCodes.Status403Forbidden, "not_allowed"))
            : next(context);
}
