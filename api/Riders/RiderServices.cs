using RedStation.Api.Hosting;
using RedStation.Api.Realtime;

namespace RedStation.Api.Riders;

/// <summary>Registers what riders' phones need.</summary>
internal static class RiderServices
{
    public static IServiceCollection AddRiders(this IServiceCollection services) => services
        .AddSingleton<ChangedSessions>()
        .AddHub<RiderHub>("json")
        .AddHostedSingleton<RiderGateway>()
        .AddHostedService<PositionBatcher>();
}
