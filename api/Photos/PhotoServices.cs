using RedStation.Storage.Photos;

namespace RedStation.Api.Photos;

/// <summary>Registers photos.</summary>
internal static class PhotoServices
{
    public static IServiceCollection AddPhotos(this IServiceCollection services) =>
        services.AddSingleton<PhotoStore>().AddSingleton<PhotoParts>().AddSingleton<EvidencePhotos>();
}
