namespace RedStation.Api.Exchange;

/// <summary>Registers what the endpoints of the exchange need.</summary>
internal static class ExchangeServices
{
    public static IServiceCollection AddExchange(this IServiceCollection services) => services
        .AddSingleton<RedemptionCodes>()
        .AddSingleton<CodeLookup>()
        .AddSingleton<ServiceListing>()
        .AddSingleton<OfferAccess>();
}
