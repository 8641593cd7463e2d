using RedStation.Storage.Inbound;

namespace RedStation.Storage.Outbound;

/// <summary>Registers what other systems are told, and who; and who may tell us.</summary>
public static class OutboundServices
{
    /// <summary>The events, the webhooks and their deliveries, and sources of events.</summary>
    public static IServiceCollection AddOutboundTables(this IServiceCollection services) => services
        .AddSingleton<OutboundEvents>()
        .AddSingleton<OutboundPruning>()
        .AddSingleton<WebhookStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<EventSourceStore>();
}
