using Microsoft.Extensions.Options;
using RedStation.Grains.Settings;

namespace RedStation.Storage.Media;

/// <summary>Registers the places of photos and recordings.</summary>
public static class MediaStoreServices
{
    /// <summary>Adds <see cref="MediaBytes"/>, <see cref="MediaRemovals"/> and the places that have settings.</summary>
    public static IServiceCollection AddMediaStores(this IServiceCollection services)
    {
        services.AddSettings<MediaOptions>(MediaOptions.Section);
        return services
            .AddSingleton<FolderMedia>()
            .AddSingleton<S3Media>()
            .AddSingleton(Stores)
            .AddSingleton<MediaRemovals>()
            .AddSingleton<MediaBytes>();
    }

    private static IReadOnlyList<IMediaStore> Stores(IServiceProvider provider)
    {
        List<IMediaStore> stores = [provider.GetRequiredService<FolderMedia>()];
        if (provider.GetRequiredService<IOptions<MediaOptions>>().Value.HasS3)
        {
            stores.Add(provider.GetRequiredService<S3Media>());
        }

        return stores;
    }
}
