using System.Security.Claims;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Grains.Exchange;
using RedStation.Storage.Providers;

namespace RedStation.Api.Exchange;

/// <summary>A provider's offers, for those who may change them.</summary>
public sealed class OfferAccess(IGrainFactory grains, ProviderStore providers, IServiceTerms terms, TimeProvider clock)
{
    /// <summary>Changes an offer, or answers why not.</summary>
    /// <param name="providerId">Whose.</param>
    /// <param name="serviceId">Of which service.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="checker">What is wrong with the request.</param>
    /// <param name="act">The change.</param>
    public async Task<IResult> Act(
        string providerId,
        string serviceId,
        ClaimsPrincipal user,
        Checker checker,
        Func<IServiceOfferGrain, Task<Answer<ServiceOffer, ExchangeRefusal>>> act)
    {
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await ProviderAccess.WhyNot(providerId, user, providers) is { } refused)
        {
            return refused;
        }

        var services = await terms.OfProvider(providerId, clock.GetUtcNow());
        if (!services.Any(service => service.ServiceId == serviceId))
        {
            return ExchangeProblems.Of(ExchangeRefusal.ServiceNotFound);
        }

        var answer = await act(grains.ServiceOffer(serviceId, providerId));
        return answer.Value is { } offer ? Results.Json(offer) : ExchangeProblems.Of(answer.Refusal!.Value);
    }
}
