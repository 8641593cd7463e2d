using RedStation.Storage.Inbound;

namespace RedStation.Storage.Outbound;

/// <summary>Registers what other systems are told, and who; and who may tell us.</summary>
public static class OutboundServices
{
    /// <summary>The events, the webhooks and their deliveries, sources of events, and where people are told.</summary>
    public static IServiceCollection AddOutboundTables(this IServiceCollection services) => services
        .AddSingleton<OutboundEvents>()
        .AddSingleton<OutboundPruning>()
        .AddSingleton<WebhookStore>()
        .AddSingleton<DeliveryStore>()
        .AddSingleton<NoticeReceiverStore>()
        .AddSingleton<NoticeKey>()
        .AddSingleton<EventSourceStore>();
}
