namespace RedStation.Silo.Outbound;

/// <summary>Registers who tells other systems.</summary>
internal static class OutboundSending
{
    /// <summary>The keeper and what it needs.</summary>
    public static IServiceCollection AddOutboundSending(this IServiceCollection services) => services
        .AddSingleton<GuardedConnections>()
        .AddSingleton<WebhookPost>()
        .AddSingleton<OutboundMetrics>()
        .AddSingleton<NoticeTexts>()
        .AddSingleton<INoticeChannel, PushChannel>()
        .AddSingleton<INoticeChannel, SmsChannel>()
        .AddSingleton<INoticeChannel, WeChatChannel>()
        .AddSingleton<GatewayPost>()
        .AddSingleton<EventReceivers>()
        .AddSingleton<OutboundDispatcher>()
        .AddHostedService<OutboundKeeper>();
}
