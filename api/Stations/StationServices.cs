namespace RedStation.Api.Stations;

/// <summary>Registers what the endpoints of stations need.</summary>
internal static class StationServices
{
    public static IServiceCollection AddStations(this IServiceCollection services) => services
        .AddSingleton<LiveStations>()
        .AddSingleton<DeviceMetrics>()
        .AddSingleton<StationImporter>();
}
