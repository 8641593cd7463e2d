using Microsoft.Extensions.Options;

namespace RedStation.Api.Map;

/// <summary>What the map pages draw their stations on.</summary>
internal static class MapEndpoints
{
    private const int DeepestZoom = 22;

    public static IServiceCollection AddMap(this IServiceCollection services)
    {
        services.AddOptions<MapOptions>()
            .BindConfiguration(MapOptions.Section)
            .Validate(
                options => options.Layers.All(IsUsable),
                "RedStation:Map:Layers: every layer needs Id, Attribution, at least one https address in Urls, and MaxZoom 1 to 22.")
            .ValidateOnStart();
        return services;
    }

    public static void MapMap(this IEndpointRouteBuilder api) =>
        api.MapGet("/map", (IOptions<MapOptions> options) => Results.Json(options.Value))
            .AllowAnonymous()
            .WithTags("Map")
            .WithSummary("Gets the configured base maps")
            .Produces<MapOptions>();

    private static bool IsUsable(MapLayer layer) =>
        layer.Id.Length > 0
        && layer.Attribution.Length > 0
        && layer.MaxZoom is >= 1 and <= DeepestZoom
        && layer.Urls.Count > 0
        && layer.Urls.All(url => url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith('/'));
}
