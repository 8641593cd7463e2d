using Microsoft.Extensions.Options;
using RedStation.Grains.Settings;
using RedStation.Silo.Map;

namespace RedStation.Api.Map;

/// <summary>What the map pages draw their stations on.</summary>
internal static class MapEndpoints
{
    public static IServiceCollection AddMap(this IServiceCollection services)
    {
        services.AddSettings<MapOptions>(MapOptions.Section);
        return services;
    }

    public static void MapMap(this IEndpointRouteBuilder api) =>
        api.MapGet("/map", (IOptions<MapOptions> options) => Results.Json(options.Value))
            .AllowAnonymous()
            .WithTags("Map")
            .WithSummary("Gets the configured base maps")
            .Produces<MapOptions>();
}
