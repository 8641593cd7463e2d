using RedStation.Api.Accounts;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;

namespace RedStation.Api.Demo;

/// <summary>The people of the demo city.</summary>
public static class DemoEndpoints
{
    /// <summary>Maps <c>GET /demo/people</c>, also when there is no demo, to say so.</summary>
    public static IEndpointRouteBuilder MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demo/people", List)
            .AllowAnonymous()
            .WithTags("Demo")
            .WithName("ListDemoPeople")
            .WithSummary("The people one may sign in as with the grant `demo`; 404 `not_demo` unless started with `--demo`.")
            .Produces<DemoPersonList>()
            .Refuses(StatusCodes.Status404NotFound, "not_demo");
        return routes;
    }

    private static IResult List(IServiceProvider services) => services.GetService<IDemoPeople>() is { } people
        ? TypedResults.Ok(new DemoPersonList(
            [
                .. people.People.Select(who => new DemoPersonWire(
                    who.Subject, who.Role, who.DisplayName, who.Districts, who.StationId, who.Organisation)),
            ],
            null))
        : Problem.Of(StatusCodes.Status404NotFound, "not_demo");
}
