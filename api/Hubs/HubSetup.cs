using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using RedStation.Api.Dispatch;
using RedStation.Api.Json;
using RedStation.Api.Live;
using RedStation.Api.Riders;
using RedStation.Api.Stations;

namespace RedStation.Api.Hubs;

/// <summary>The hubs and what stands behind them.</summary>
public static class HubSetup
{
    /// <summary>What one connection may have waiting to be sent before SignalR makes writers wait; outboxes are bounded beyond that.</summary>
    private const int TransportBuffer = 16 * 1024;

    /// <summary>
    /// How long a phone may leave what was sent to it unread before its line is cut. SignalR's ten seconds are shorter than a tunnel, and what a
    /// phone costs meanwhile is bounded. One that is really gone sends nothing either and is let go after half a minute.
    /// </summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>A message from a client: 64 tile names or a task's evidence fit many times.</summary>
    private const int LargestMessage = 16 * 1024;

    /// <summary>Adds SignalR, the gateways and the batches of positions.</summary>
    public static IServiceCollection AddHubs(this IServiceCollection services)
    {
        services
            .AddSignalR(options =>
            {
                options.MaximumReceiveMessageSize = LargestMessage;
                options.AddFilter<HubConnections>();
                options.AddFilter<HubSessions>();
                options.AddFilter<HubRateLimit>();
                options.AddFilter<HubFaults>();
                options.AddFilter<HubArguments>();
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WireInput.Options)
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options)
            .AddHubOptions<LiveHub>(options => options.SupportedProtocols = ["json", "messagepack"])
            .AddHubOptions<RiderHub>(options => options.SupportedProtocols = ["json"])
            .AddHubOptions<DispatchHub>(options => options.SupportedProtocols = ["json"])
            .AddHubOptions<StationHub>(options => options.SupportedProtocols = ["json"]);
        // The last of a name counts.
        services.AddSingleton<IHubProtocol>(provider => new CheckedHubProtocol(new JsonHubProtocol(provider.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
        services.AddSingleton<IHubProtocol>(provider => new CheckedHubProtocol(
            new MessagePackHubProtocol(provider.GetRequiredService<IOptions<MessagePackHubProtocolOptions>>())));
        services.AddSingleton<HubConnections>();
        services.AddSingleton<HubSessions>();
        services.AddSingleton<HubRateLimit>();
        services.AddSingleton<HubFaults>();
        services.AddSingleton<HubArguments>();
        services.AddSingleton<LiveMetrics>();
        services.AddSingleton<LiveHubConnections>();
        services.AddSingleton<HubLifetimeManager<LiveHub>>(provider => provider.GetRequiredService<LiveHubConnections>());
        services.AddSingleton<CandidateNames>();
        services.AddSingleton<LeaseRenewal>();
        services.AddSingleton<ChangedSessions>();
        AddGateway<LiveGateway>(services);
        AddGateway<RiderGateway>(services);
        AddGateway<DispatchGateway>(services);
        AddGateway<StationGateway>(services);
        services.AddHostedService<PositionBatcher>();
        return services;
    }

    /// <summary>Maps the hubs. A token that runs out ends its connection.</summary>
    public static void MapHubs(this IEndpointRouteBuilder endpoints)
    {
        Map<LiveHub>(endpoints, "/hubs/live");
        Map<RiderHub>(endpoints, "/hubs/rider");
        Map<DispatchHub>(endpoints, "/hubs/dispatch");
        Map<StationHub>(endpoints, "/hubs/station");
    }

    private static void Map<THub>(IEndpointRouteBuilder endpoints, string path)
        where THub : Hub =>
        endpoints.MapHub<THub>(path, options =>
        {
            options.CloseOnAuthenticationExpiration = true;
            options.TransportSendTimeout = LongestPause;
            options.TransportMaxBufferSize = TransportBuffer;
            options.ApplicationMaxBufferSize = TransportBuffer;
        });

    private static void AddGateway<TGateway>(IServiceCollection services)
        where TGateway : BackgroundService
    {
        services.AddSingleton<TGateway>();
        services.AddHostedService(provider => provider.GetRequiredService<TGateway>());
    }
}
