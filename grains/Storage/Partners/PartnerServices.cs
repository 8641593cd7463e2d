using RedStation.Grains.Partners;

namespace RedStation.Storage.Partners;

/// <summary>Registers delivery platforms and links to them.</summary>
public static class PartnerServices
{
    /// <summary>The tables of platforms, of links, and of what was used once.</summary>
    public static IServiceCollection AddPartnerTables(this IServiceCollection services) => services
        .AddSingleton<PlatformStore>()
        .AddSingleton<PlatformLinkStore>()
        .AddSingleton<IPlatforms>(provider => provider.GetRequiredService<PlatformLinkStore>())
        .AddSingleton<UsedGrantStore>();
}
