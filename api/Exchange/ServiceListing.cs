using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Riders;
using RedStation.Domain;
using RedStation.Domain.Districts;
using RedStation.Domain.Exchange;
using RedStation.Domain.Pricing;
using RedStation.Grains.Exchange;
using RedStation.Grains.Pricing;
using RedStation.Storage.Providers;
using RedStation.Storage.Queries;

namespace RedStation.Api.Exchange;

/// <summary>Puts together what lists, providers and riders say of services.</summary>
public sealed class ServiceListing(
    IServiceTerms terms, IPriceLists lists, ProviderStore providers, RedemptionQueries redemptions, RiderRegistration riders, IGrainFactory grains,
    TimeProvider clock)
{
    /// <param name="district">An adcode of 6 digits.</param>
    /// <param name="need">Only services that meet it, by its id.</param>
    /// <param name="user">The caller.</param>
    /// <param name="listing">Where services are.</param>
    /// <param name="districts">The known districts.</param>
    internal static async Task<IResult> List(string? district, string? need, ClaimsPrincipal user, ServiceListing listing, DistrictMap districts)
    {
        var checker = new Checker();
        checker.Require(district is null || districts.Find(district) is not null, "district", "a known adcode");
        checker.Require(need is null || EntityIds.IsId(need), "need", "a need's id");
        return checker.Failed ? checker.ToResult() : Results.Json(await listing.For(user, district, need));
    }

    /// <summary>The services that a provider gives, with what it has of each.</summary>
    public async Task<ProviderServiceList> OfProvider(string providerId) =>
        new([.. await Show([.. await terms.OfProvider(providerId, clock.GetUtcNow())], null)]);

    private async Task<ServiceOfferList> For(ClaimsPrincipal user, string? district, string? need)
    {
        var rider = user.Role() == Roles.Rider ? await riders.View(user) : null;
        var now = clock.GetUtcNow();
        var where = district ?? rider?.HomeDistrict;
        var all = await terms.All(where, now);
        var (services, today) = ((await lists.Current()).Services, ChinaTime.Day(now));
        var list = InForceRules.Version(services, where, today) ?? InForceRules.Version(services, null, today);
        return new ServiceOfferList(
            list?.Number, list?.From, [.. await Show([.. all.Where(service => need is null || service.Need == need)], rider)]);
    }

    private async Task<IEnumerable<ServiceOfferWire>> Show(IReadOnlyList<ServiceTerms> services, RiderView? rider)
    {
        var now = clock.GetUtcNow();
        var known = (await providers.All()).ToDictionary(provider => provider.Id);
        var ratings = await redemptions.RatingsOf();
        var had = rider is null ? null : await redemptions.HadInYear(rider.Id, ChinaTime.Day(now).Year);
        var offers = await Task.WhenAll(services.Select(service => grains.ServiceOffer(service.ServiceId, service.ProviderId).Get()));
        return services.Zip(offers, (service, offer) =>
        {
            var wire = Wire(service, offer, known.GetValueOrDefault(service.ProviderId), ratings.GetValueOrDefault(service.ServiceId), now);
            if (rider is null)
            {
                return wire;
            }

            var whyNot = EligibilityRules.WhyNotNow(service, offer, rider, had!.Contains(service.ServiceId), now);
            return whyNot is { } refusal ? wire with { WhyNot = ExchangeProblems.Reason(refusal) } : wire with { Actions = ["reserve"] };
        });
    }

    private static ServiceOfferWire Wire(ServiceTerms service, ServiceOffer offer, Provider? provider, ServiceRating? rating, DateTimeOffset now)
    {
        var isHandedOver = service.Delivery == ServiceDelivery.HandOver;
        return new ServiceOfferWire(
            service.ServiceId,
            service.Need,
            service.NeedName,
            service.NeedNameEn,
            service.Name,
            service.NameEn,
            service.Description,
            service.DescriptionEn,
            service.Points,
            service.Delivery,
            new EligibilityWire(service.LeastTier, service.Skill, service.OncePerYear),
            service.List?.District is { } district ? [district] : [],
            (int)service.KeptFor.TotalMinutes,
            (int)service.CancelBefore.TotalMinutes,
            provider,
            isHandedOver ? offer.Stock : null,
            isHandedOver ? [] : [.. offer.Slots.Where(slot => slot.Start > now)],
            isHandedOver ? [] : offer.ClosingDays,
            offer.Open,
            rating?.Count ?? 0,
            rating is null ? null : Math.Round(rating.Stars / (decimal)rating.Count, 1, MidpointRounding.AwayFromZero));
    }
}
