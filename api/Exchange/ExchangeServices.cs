using Microsoft.Extensions.DependencyInjection.Extensions;
using RedStation.Grains.Exchange;

namespace RedStation.Api.Exchange;

/// <summary>Registers what the endpoints of the exchange need.</summary>
internal static class ExchangeServices
{
    public static IServiceCollection AddExchange(this IServiceCollection services)
    {
        // Where the silo is in another process, it is here that the lists are read for riders.
        services.TryAddSingleton<IServiceTerms, ListedServices>();
        return services
            .AddSingleton<RedemptionCodes>()
            .AddSingleton<CodeLookup>()
            .AddSingleton<ServiceListing>()
            .AddSingleton<OfferAccess>();
    }
}
