using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;
using RedStation.Silo.Shutdown;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Databases;

namespace RedStation.Silo.Hosting;

/// <summary>Puts the silo's own process together: the silo, and a few pages for whoever watches over it.</summary>
internal static class SiloHost
{
    private const string DefaultUrls = "http://127.0.0.1:5090";

    /// <summary>Builds it.</summary>
    /// <param name="settings">What the command line says, above environment variables and <c>appsettings.json</c>.</param>
    /// <exception cref="StartException">There is no PostgreSQL for its cluster.</exception>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = settings.GetValueOrDefault("environment"),
            ContentRootPath = SiloConfiguration.ContentRoot(settings),
        });
        builder.Configuration.AddPriceFiles().AddInMemoryCollection(settings);
        builder.CheckSettings();
        if (DatabaseChoice.Postgres(builder.Configuration) is null)
        {
            throw new StartException(
                $"A silo of its own needs the PostgreSQL database of its cluster: set ConnectionStrings:{DatabaseChoice.ConnectionString}. "
                + "Without one the api runs by itself, with a silo in it.");
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        ListenAddresses.Require(builder.Configuration["urls"] is { Length: > 0 } urls ? urls : DefaultUrls);

        builder.Logging.UseRedStationLogs(builder.Configuration);
        builder.AddRedStationSilo();
        builder.Services.AddDrain();
        builder.Services.AddTelemetry(builder.Configuration, "redstation-silo");
        builder.Services.AddHealth<SiloIsActive>();
        var app = builder.Build();
        app.MapHealth();
        app.MapTelemetry();
        return app;
    }
}
