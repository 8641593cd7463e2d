using RedStation.Api.Http.Problems;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Open311;

/// <summary>
/// Open311 GeoReport v2: the interface by which cities' platforms and apps all over the world report cases and read them. Its form is the
/// specification's, so it has a document of its own and no part in ours.
/// </summary>
internal static class Open311Endpoints
{
    /// <summary>Where it stands.</summary>
    public const string Path = Root + "/v2";

    private const string Root = "/open311";

    public static IServiceCollection AddOpen311(this IServiceCollection services)
    {
        services.AddSettings<Open311Options>(Open311Options.Section);
        return services.AddSingleton<Open311Keys>().AddSingleton<Open311Jurisdictions>().AddSingleton<IProblemForm, Open311ProblemForm>();
    }

    public static void MapOpen311(this IEndpointRouteBuilder app)
    {
        var open311 = app.MapGroup(Path).AllowAnonymous().ExcludeFromDescription();
        open311.AddEndpointFilter(Answered);
        open311.MapGet("/discovery.{format}", Open311Discovery.Get);
        open311.MapGet("/services.{format}", Open311Services.List);
        open311.MapGet("/services/{code}.{format}", Open311Services.Definition);
        open311.MapGet("/requests.{format}", Open311Requests.List);
        open311.MapGet("/requests/{id}.{format}", Open311Requests.Get);
        open311.MapGet("/tokens/{id}.{format}", Open311Requests.Token);
        open311.MapPost("/requests.{format}", Open311Reporting.Report);
        // It says where each version is, so it stands beside them too.
        app.MapGet(Root + "/discovery.{format}", Open311Discovery.Get).AllowAnonymous().ExcludeFromDescription().AddEndpointFilter(Answered);
        app.Map(Root + "/{**path}", () => Open311Error.NotFound("path_unknown")).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The address of this site, as its caller knows it.</summary>
    public static string SiteOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <summary>A format that is none of the two is nothing that is here; a body that cannot be read is refused in the form of the rest.</summary>
    private static async ValueTask<object?> Answered(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (Open311Format.Of(context.HttpContext) is null)
        {
            return Open311Error.NotFound("path_unknown");
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException)
        {
            return Open311Error.BadRequest("body_unreadable");
        }
        catch (InvalidDataException)
        {
            return Open311Error.BadRequest("body_unreadable");
        }
    }
}
