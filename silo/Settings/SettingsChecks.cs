namespace RedStation.Silo.Settings;

/// <summary>The check that every program makes before it builds anything from its settings.</summary>
public static class SettingsChecks
{
    /// <summary>Checks the configuration as it is now: called once all its sources are added.</summary>
    /// <exception cref="RedStation.Grains.Settings.StartException">Something must be mended first; the message has a line for each.</exception>
    public static IHostApplicationBuilder CheckSettings(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(SettingsReport.Require(builder.Configuration));
        builder.Services.AddHostedService<SettingsWarnings>();
        return builder;
    }
}
