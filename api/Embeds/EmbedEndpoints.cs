using System.Collections.Immutable;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Grains.Partners;

namespace RedStation.Api.Embeds;

/// <summary>What a page inside a platform's app asks.</summary>
internal static class EmbedEndpoints
{
    public static void MapEmbeds(this IEndpointRouteBuilder api) => api.MapGet("/embeds/{platformId}", Get)
        .AllowAnonymous()
        .WithTags("Partners")
        .WithSummary("Gets whose pages may embed ours for a platform, and may talk to them")
        .Produces<EmbeddingPlatformWire>()
        .Refuses(404, "platform_not_found");

    private static async Task<IResult> Get(string platformId, IPlatforms platforms) =>
        await EmbedPages.ActivePlatform(platformId, platforms) is { } platform
            ? Results.Json(new EmbeddingPlatformWire(platform.Id, platform.Name, platform.EmbedOrigins))
            : Problem.Of(StatusCodes.Status404NotFound, "platform_not_found");
}

/// <summary>A delivery platform that has our pages in its own.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Origins">Where its pages are: scheme, host and port each.</param>
public sealed record EmbeddingPlatformWire(string Id, string Name, ImmutableArray<string> Origins);
