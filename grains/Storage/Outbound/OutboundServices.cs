namespace RedStation.Storage.Outbound;

/// <summary>Registers what other systems are told, and who.</summary>
public static class OutboundServices
{
    /// <summary>The events, the webhooks and their deliveries.</summary>
    public static IServiceCollection AddOutboundTables(this IServiceCollection services) => services
        .AddSingleton<OutboundEvents>()
        .AddSingleton<WebhookStore>()
        .AddSingleton<DeliveryStore>();
}
