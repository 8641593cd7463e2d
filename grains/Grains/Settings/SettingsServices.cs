using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RedStation.Grains.Settings;

/// <summary>
/// Registers options, the one way for all of them: bounds are declared on the class, its section is listed in the silo's
/// <c>SettingsCatalogue</c>, and what is written wrongly stops the start with a sentence for each setting.
/// </summary>
public static class SettingsServices
{
    /// <summary>Adds an options class that is read from a section and checked at start.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="section">The section, such as <c>RedStation:Stations</c>.</param>
    /// <param name="configuration">Where to read it; the host's own configuration when null.</param>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(
        this IServiceCollection services, string section, IConfiguration? configuration = null)
        where TOptions : class => services.AddOptions<TOptions>()
            .Configure<IServiceProvider>((options, provider) =>
                Bind((configuration ?? provider.GetRequiredService<IConfiguration>()).GetSection(section), options))
            .ValidateOnStart();

    private static void Bind<TOptions>(IConfigurationSection section, TOptions options)
        where TOptions : class
    {
        var findings = SettingsReader.Check(section, typeof(TOptions));
        if (findings.Faults.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), findings.Faults.Select(fault => fault.ToString()));
        }

        section.Bind(options);
    }
}
