using System.Collections.Immutable;
using RedStation.Contracts.Pricing;

namespace RedStation.Storage.Pricing;

/// <summary>The services that the settings name: the section <c>ServicePrices</c>, or without one the list that is part of the program.</summary>
public sealed class ConfiguredServicePrices(IConfiguration configuration)
{
    private const string Section = "ServicePrices";
    private const string Resource = "RedStation.Storage.service-prices.json";

    /// <summary>All of them, those of a need together.</summary>
    public ImmutableArray<ServicePrice> All { get; } =
        Read(configuration.GetSection(Section)) is { IsEmpty: false } configured ? configured : BuiltIn();

    private static ImmutableArray<ServicePrice> BuiltIn()
    {
        using var file = typeof(ConfiguredServicePrices).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly was built without its resource {Resource}.");
        return Read(new ConfigurationBuilder().AddJsonStream(file).Build().GetSection(Section));
    }

    /// <summary>A configuration hands out its keys sorted; needs stay together.</summary>
    private static ImmutableArray<ServicePrice> Read(IConfigurationSection section) =>
    [
        .. section.GetChildren()
            .Select(line => line.Get<ServicePriceLine>()!.ToPrice(line.Key))
            .OrderBy(price => price.Need, StringComparer.Ordinal),
    ];
}
