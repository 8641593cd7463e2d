using RedStation.Api.Hosting;
using RedStation.Api.Realtime;

namespace RedStation.Api.Stations;

/// <summary>Registers what the endpoints and the hub of stations need.</summary>
internal static class StationServices
{
    public static IServiceCollection AddStations(this IServiceCollection services) => services
        .AddSingleton<LiveStations>()
        .AddSingleton<DeviceMetrics>()
        .AddSingleton<StationImporter>()
        .AddHub<StationHub>("json")
        .AddHostedSingleton<StationGateway>();
}
