using RedStation.Api.Http.Pipeline;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;

namespace RedStation.Api.Embeds;

/// <summary>Pages that stand inside a delivery platform's app: only pages of the origins that it has registered may have them in a frame.</summary>
internal static class EmbedPages
{
    private const string File = "embed.html";
    private const int MostIdCharacters = 64;

    /// <summary>Free ports nearby, reporting a problem, and the task that the rider is on.</summary>
    private static readonly string[] Routes = ["/embed/map", "/embed/report", "/embed/duty"];

    public static void MapEmbedPages(this WebApplication app)
    {
        foreach (var route in Routes)
        {
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], async (HttpContext context, string? platform, IPlatforms platforms) =>
            {
                SecurityHeaders.AllowFramesOf(context.Response.Headers, (await ActivePlatform(platform, platforms))?.EmbedOrigins ?? []);
                return WebPages.Send(context, app.Environment, File);
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    /// <summary>A platform that takes part now; null for one that does not, or that there is none of.</summary>
    public static async Task<Platform?> ActivePlatform(string? platformId, IPlatforms platforms) =>
        platformId is { Length: > 0 and <= MostIdCharacters } && await platforms.Find(platformId) is { Status: PlatformStatus.Active } platform
            ? platform
            : null;
}
