using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.OpenApi;

namespace RedStation.Api.Realtime;

/// <summary>SignalR as every hub has it. A feature registers its own hub with <see cref="AddHub"/>.</summary>
public static class RealtimeServices
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

    /// <summary>Adds SignalR with its filters and protocols.</summary>
    public static IServiceCollection AddRealtime(this IServiceCollection services)
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
            .AddMessagePackProtocol(options => options.SerializerOptions = WireMessagePack.Options);
        // The last of a name counts.
        services.AddSingleton<IHubProtocol>(
            provider => new CheckedHubProtocol(new JsonHubProtocol(provider.GetRequiredService<IOptions<JsonHubProtocolOptions>>())));
        services.AddSingleton<IHubProtocol>(provider => new CheckedHubProtocol(
            new MessagePackHubProtocol(provider.GetRequiredService<IOptions<MessagePackHubProtocolOptions>>())));
        services.Configure<OpenApiOptions>(DocumentServices.Name, options => options.AddDocumentTransformer<HubSchemas>());
        return services
            .AddSingleton<HubConnections>()
            .AddSingleton<HubSessions>()
            .AddSingleton<HubRateLimit>()
            .AddSingleton<HubFaults>()
            .AddSingleton<HubArguments>()
            .AddSingleton<LeaseRenewal>();
    }

    /// <summary>Says which protocols a hub speaks, <c>json</c> or <c>messagepack</c>.</summary>
    public static IServiceCollection AddHub<THub>(this IServiceCollection services, params string[] protocols)
        where THub : Hub
    {
        services.AddSignalR().AddHubOptions<THub>(options => options.SupportedProtocols = protocols);
        return services;
    }

    /// <summary>Maps a hub. A token that runs out ends its connection.</summary>
    public static void MapRealtimeHub<THub>(this IEndpointRouteBuilder endpoints, string path)
        where THub : Hub =>
        endpoints.MapHub<THub>(path, options =>
        {
            options.CloseOnAuthenticationExpiration = true;
            options.TransportSendTimeout = LongestPause;
            options.TransportMaxBufferSize = TransportBuffer;
            options.ApplicationMaxBufferSize = TransportBuffer;
        });
}
