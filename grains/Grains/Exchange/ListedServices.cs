using System.Collections.Immutable;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Domain.Pricing;
using RedStation.Grains.Pricing;

namespace RedStation.Grains.Exchange;

/// <summary>The services of 服务置换清单, as the versions in force have them.</summary>
public sealed class ListedServices(IPriceLists lists) : IServiceTerms
{
    /// <inheritdoc/>
    public async ValueTask<ServiceTerms?> Find(string serviceId, string? district, DateTimeOffset at) =>
        (await lists.Current()).OfService(serviceId, district, at) is { } found ? Terms(found.Price, found.List) : null;

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ServiceTerms>> All(string? district, DateTimeOffset at)
    {
        var services = (await lists.Current()).Services;
        var day = ChinaTime.Day(at);
        var city = InForceRules.Version(services, null, day)?.Entries ?? [];
        var own = district is null ? [] : InForceRules.Version(services, district, day)?.Entries ?? [];
        return
        [
            .. InForceRules.Merge(city, own)
                .Select(entry => InForceRules.Find(services, price => price.Id == entry.Id, district, day)!)
                .Select(found => Terms(found.Price, found.List)),
        ];
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<ServiceTerms>> OfProvider(string providerId, DateTimeOffset at)
    {
        var services = (await lists.Current()).Services;
        var day = ChinaTime.Day(at);
        return
        [
            .. services.Select(version => version.District).Distinct().OrderBy(district => district, StringComparer.Ordinal)
                .Select(district => InForceRules.Version(services, district, day))
                .OfType<PriceListVersion<ServicePrice>>()
                .SelectMany(version => version.Entries.Select(entry => Terms(entry, new PriceListReference(version.District, version.Number))))
                .Where(service => service.ProviderId == providerId)
                .DistinctBy(service => service.ServiceId),
        ];
    }

    private static ServiceTerms Terms(ServicePrice price, PriceListReference? list) => new()
    {
        ServiceId = price.Id,
        Name = price.Name,
        NameEn = price.NameEn,
        ProviderId = price.Provider,
        Points = price.Points,
        Delivery = price.Delivery,
        LeastTier = price.LeastTier,
        Skill = price.Skill,
        OncePerYear = price.OncePerYear,
        KeptFor = TimeSpan.FromMinutes(price.HoldMinutes),
        CancelBefore = TimeSpan.FromMinutes(price.CancelMinutes ?? 0),
        Need = price.Need,
        NeedName = price.NeedName,
        NeedNameEn = price.NeedNameEn,
        Description = price.Description,
        DescriptionEn = price.DescriptionEn,
        List = list,
    };
}
