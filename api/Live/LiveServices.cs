using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Hosting;
using RedStation.Api.Realtime;

namespace RedStation.Api.Live;

/// <summary>Registers the live map.</summary>
internal static class LiveServices
{
    public static IServiceCollection AddLive(this IServiceCollection services) => services
        .AddSingleton<LiveMetrics>()
        .AddSingleton<LiveHubConnections>()
        .AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveHubConnections>())
        .AddHub<LiveHub>("json", "messagepack")
        .AddHostedSingleton<LiveGateway>();
}
