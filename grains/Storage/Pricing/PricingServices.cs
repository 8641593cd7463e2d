using RedStation.Grains.Pricing;

namespace RedStation.Storage.Pricing;

/// <summary>Registers the price lists.</summary>
public static class PricingServices
{
    /// <summary>The table, and the lists in memory.</summary>
    public static IServiceCollection AddPriceLists(this IServiceCollection services) => services
        .AddSingleton(typeof(PriceListStore<>))
        .AddSingleton<PriceListCache>()
        .AddSingleton<IPriceLists>(provider => provider.GetRequiredService<PriceListCache>())
        .AddHostedService(provider => provider.GetRequiredService<PriceListCache>());

    /// <summary>The first versions. For hosts that prepare the database; after its preparation.</summary>
    public static IServiceCollection AddFirstPriceLists(this IServiceCollection services) => services
        .AddSingleton<ConfiguredServicePrices>()
        .AddHostedService<FirstPriceLists>();
}
