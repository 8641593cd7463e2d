using Microsoft.Extensions.Configuration.Json;

namespace RedStation.Silo.Settings;

/// <summary>
/// The lists beside <c>appsettings.json</c>: the first prices, which count no more once there are published versions, and the honours.
/// </summary>
public static class PriceFiles
{
    private static readonly string[] Names = ["honours.json", "service-prices.json", "task-prices.json"];

    /// <summary>
    /// Adds the files below everything else: they name every price, and would otherwise stand above the environment and
    /// <c>appsettings.json</c>, where an operator changes one.
    /// </summary>
    public static IConfigurationBuilder AddPriceFiles(this IConfigurationBuilder configuration)
    {
        foreach (var name in Names)
        {
            var file = new JsonConfigurationSource { Path = name, Optional = true };
            file.EnsureDefaults(configuration);
            configuration.Sources.Insert(0, file);
        }

        return configuration;
    }
}
