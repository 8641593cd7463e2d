using RedStation.Storage.Photos;
using RedStation.Storage.Voices;

namespace RedStation.Api.Media;

/// <summary>Registers what the endpoints of photos and recordings need.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<PhotoStore>()
        .AddSingleton<PhotoParts>()
        .AddSingleton<VoiceStore>()
        .AddSingleton<AttachmentAccess>();
}
