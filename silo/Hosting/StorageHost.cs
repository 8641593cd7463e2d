using RedStation.Grains;
using RedStation.Silo.Settings;
using RedStation.Silo.Telemetry;
using RedStation.Storage.Accounts;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Hosting;

/// <summary>The storage without a silo, for commands that look after the database and end.</summary>
internal static class StorageHost
{
    /// <summary>
    /// Builds it; nothing is locked, opened or migrated before <see cref="StoragePreparation.Prepare"/>, or before what is asked for.
    /// </summary>
    /// <param name="settings">What the command line says, above environment variables and <c>appsettings.json</c>.</param>
    public static IHost Build(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = SiloConfiguration.Read(settings);
        builder.CheckSettings();
        builder.Logging.UseRedStationLogs(builder.Configuration);
        builder.AddRedStationStorage();
        builder.Services.AddAccountStores();
        builder.Services.AddGrainServices(builder.Configuration);
        return builder.Build();
    }
}
