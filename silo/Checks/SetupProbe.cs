using System.Net;
using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;
using RedStation.Silo.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Silo.Checks;

/// <summary>Finds out about a setup, and changes nothing.</summary>
internal static class SetupProbe
{
    private const string DefaultUrls = "http://127.0.0.1:5090";

    /// <summary>What can be found out.</summary>
    public static async Task<SetupFacts> Run(IConfiguration configuration, TimeProvider clock)
    {
        var options = SettingsReader.Read<SiloOptions>(configuration.GetSection(SiloOptions.Section)) ?? new SiloOptions();
        var start = SettingsReader.Read<StartSettings>(configuration.GetSection(SiloOptions.Section)) ?? new StartSettings();
        var facts = new SetupFacts
        {
            Settings = SettingsReport.Of(configuration),
            Folder = FolderProbe.Run(Path.GetFullPath(options.DataFolder)),
            TakenEndpoints = [
                .. Endpoints(configuration).Where(endpoint => ListenAddresses.IsTaken(endpoint.Address))
                    .Select(endpoint => (endpoint.Setting, endpoint.Address.ToString()))],
            Demo = start.Demo,
            Processes = SettingsReader.Read<CheckSettings>(configuration.GetSection("RedStation:Check"))?.Processes,
        };
        return DatabaseChoice.Postgres(configuration) is { } connectionString
            ? await PostgresProbe.Run(facts, connectionString, clock)
            : await SqliteProbe.Run(facts);
    }

    private static IEnumerable<(string Setting, IPEndPoint Address)> Endpoints(IConfiguration configuration)
    {
        foreach (var address in ListenAddresses.Of(configuration["urls"] is { Length: > 0 } urls ? urls : DefaultUrls))
        {
            yield return ("--urls", address);
        }

        var cluster = SettingsReader.Read<ClusterSettings>(configuration.GetSection(ClusterSettings.Section)) ?? new ClusterSettings();
        foreach (var (setting, port) in ((string, int)[])[("SiloPort", cluster.SiloPort), ("GatewayPort", cluster.GatewayPort)])
        {
            if (port > 0 && DatabaseChoice.Postgres(configuration) is not null)
            {
                yield return ($"{ClusterSettings.Section}:{setting}", new IPEndPoint(
                    ClusterEndpoints.Listening(ClusterEndpoints.Advertised(cluster, configuration["urls"])), port));
            }
        }
    }
}
