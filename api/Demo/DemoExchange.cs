using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Grains.Exchange;
using RedStation.Storage.Providers;

namespace RedStation.Api.Demo;

/// <summary>
/// Registers the demo city's providers and sees that there is something to have of their services: stock, and slots for the days ahead.
/// </summary>
public sealed class DemoExchange(ProviderStore providers, IServiceTerms terms, IGrainFactory grains, TimeProvider clock)
{
    private const int FullStock = 40;
    private const int LeastStock = 5;
    private const int SlotDays = 6;
    private const string By = "demo";

    private static readonly TimeSpan[] SlotHours = [TimeSpan.FromHours(10), TimeSpan.FromHours(19)];

    /// <summary>Registers the providers that are not there yet.</summary>
    public async Task Register()
    {
        foreach (var provider in DemoProviders.All)
        {
            if (await providers.Find(provider.Id) is null)
            {
                await providers.Put(provider);
            }
        }
    }

    /// <summary>Fills up what runs low. What a person has set to nothing stays so until the next time.</summary>
    public async Task Restock()
    {
        foreach (var provider in DemoProviders.All)
        {
            foreach (var service in await terms.OfProvider(provider.Id, clock.GetUtcNow()))
            {
                await Restock(service, grains.ServiceOffer(service.ServiceId, provider.Id));
            }
        }
    }

    private async Task Restock(ServiceTerms service, IServiceOfferGrain offer)
    {
        var there = await offer.Get();
        var operation = Guid.CreateVersion7().ToString("N");
        if (service.Delivery == ServiceDelivery.HandOver)
        {
            if (there.Stock < LeastStock)
            {
                await offer.SetStock(new SetStock(operation, By, FullStock));
            }

            return;
        }

        var today = ChinaTime.Day(clock.GetUtcNow());
        SlotPlan[] lacking =
        [
            .. Enumerable.Range(1, SlotDays)
                .SelectMany(ahead => SlotHours.Select(hour => ChinaTime.StartOf(today.AddDays(ahead)) + hour))
                .Where(start => there.Slots.All(slot => slot.Start != start))
                .Select(start => new SlotPlan(start, start.AddHours(1), 3)),
        ];
        if (lacking.Length > 0)
        {
            await offer.SetSlots(new SetSlots(operation, By, [.. lacking]));
        }
    }
}
