using Microsoft.Extensions.Configuration.Json;

namespace RedStation.Silo.Settings;

/// <summary>The price list's own file, beside <c>appsettings.json</c>.</summary>
public static class TaskPricesFile
{
    private const string Name = "task-prices.json";

    /// <summary>
    /// Adds the file below everything else: it names every price, and would otherwise stand above the environment and <c>appsettings.json</c>, where
    /// an operator changes one.
    /// </summary>
    public static IConfigurationBuilder AddTaskPrices(this IConfigurationBuilder configuration)
    {
        var file = new JsonConfigurationSource { Path = Name, Optional = true, ReloadOnChange = true };
        file.EnsureDefaults(configuration);
        configuration.Sources.Insert(0, file);
        return configuration;
    }
}
