using RedStation.Storage.Media;

namespace RedStation.Silo.Media;

/// <summary>Registers who removes photos and recordings that nobody uses.</summary>
internal static class MediaKeeping
{
    /// <summary>The keeper and what it needs.</summary>
    public static IServiceCollection AddMediaKeeping(this IServiceCollection services) => services
        .AddSingleton<UnusedMedia>()
        .AddHostedService<MediaKeeper>();
}
