using RedStation.Api.Accounts;
using RedStation.Api.Exchange;
using RedStation.Api.Players;
using RedStation.Contracts.Pricing;

namespace RedStation.Api.Demo;

/// <summary>
/// Played riders who have earned points spend them now and then, by the public interface: they reserve a service, fetch it after a while, say
/// how it was, or think better of it. Providers hand over and fill their shelves.
/// </summary>
public sealed partial class PlayedExchange(
    PlayedRiders riders, DemoExchange exchange, PlayerApi api, TimeProvider clock, ILogger<PlayedExchange> logger) : IDemoPart
{
    /// <summary>How many riders have earned something before.</summary>
    private const int WithEarlierWork = 16;

    private const double ReserveShare = 0.6;
    private const double CancelShare = 0.15;
    private const double RateShare = 0.6;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Muster = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestMuster = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan RestockEvery = TimeSpan.FromMinutes(10);
    private static readonly string[] Words = ["很方便", "服务热情", "谢谢", "离得近", "就是要排队"];

    private readonly Random random = new();
    private readonly List<Errand> errands = [];
    private long cheapest = 1;

    /// <inheritdoc/>
    public async Task Run(CancellationToken cancellation)
    {
        var restock = DateTimeOffset.MinValue;
        await LetSomeHaveEarned(cancellation);
        while (true)
        {
            await Task.Delay(Beat, clock, cancellation);
            var now = clock.GetUtcNow();
            if (now >= restock)
            {
                restock = now + RestockEvery;
                await exchange.Restock();
            }

            try
            {
                if (random.NextDouble() < ReserveShare)
                {
                    await Reserve(riders.SomebodyWith(cheapest, random, now), now, cancellation);
                }

                foreach (var due in errands.FindAll(errand => errand.At <= now))
                {
                    errands.Remove(due);
                    await Finish(due, cancellation);
                }
            }
            catch (PlayerRefusedException refused)
            {
                // Another was faster, or the hour of the next rider has come: as for any rider.
                LogRefused(logger, refused.Message);
            }
        }
    }

    /// <summary>On a data folder that has been played in they have what they have.</summary>
    private async Task LetSomeHaveEarned(CancellationToken cancellation)
    {
        var (work, waited) = (new EarlierWork(api, random), TimeSpan.Zero);
        for (; riders.OnDuty(clock.GetUtcNow()).Count() < WithEarlierWork && waited < LongestMuster; waited += Muster)
        {
            await Task.Delay(Muster, clock, cancellation);
        }

        foreach (var (city, rider, here, _) in riders.OnDuty(clock.GetUtcNow()).Take(WithEarlierWork).Where(one => one.Points == 0).ToList())
        {
            try
            {
                await work.Do(city, rider, here, cancellation);
            }
            catch (PlayerRefusedException refused)
            {
                LogRefused(logger, refused.Message);
            }
        }
    }

    private async Task Reserve(AccountIdentity? rider, DateTimeOffset now, CancellationToken cancellation)
    {
        if (rider is null)
        {
            return;
        }

        // Appointments are kept for people: a played rider would have to come at their hour.
        var listed = (await api.Get<ServiceOfferList>(rider, "/api/v1/service-offers", cancellation)).Items
            .Where(service => service.Delivery == ServiceDelivery.HandOver).ToList();
        // Of more than a hundred riders few have earned enough in the first minutes: those are asked who have.
        cheapest = listed.Count == 0 ? 1 : listed.Min(service => service.Points);
        var offered = listed.FindAll(service => service.Actions.Contains("reserve"));
        if (offered.Count == 0)
        {
            return;
        }

        var wanted = offered[random.Next(offered.Count)];
        var reserved = await api.Post<RedemptionWire>(
            rider, "/api/v1/redemptions", new ReserveServiceRequest(Operation(), wanted.Id, Points: wanted.Points), cancellation);
        errands.Add(new Errand(rider, reserved, now + TimeSpan.FromSeconds(20 + 100 * random.NextDouble())));
    }

    private async Task Finish(Errand errand, CancellationToken cancellation)
    {
        var path = $"/api/v1/redemptions/{errand.Redemption.RedemptionId}";
        if (random.NextDouble() < CancelShare)
        {
            await api.Delete(errand.Rider, path, cancellation);
            return;
        }

        if (DemoProviders.All.FirstOrDefault(provider => provider.Id == errand.Redemption.Offer.ProviderId) is not { } provider)
        {
            return;
        }

        await api.Post<RedemptionWire>(
            DemoProviders.Staff(provider), "/api/v1/redemptions:redeem", new RedeemCodeRequest(Operation(), errand.Redemption.Code), cancellation);
        if (random.NextDouble() < RateShare)
        {
            var rating = new RateServiceRequest(Operation(), 3 + random.Next(3), Words[random.Next(Words.Length)]);
            await api.Post<RedemptionWire>(errand.Rider, path + "/rating", rating, cancellation);
        }
    }

    private static string Operation() => Guid.CreateVersion7().ToString("N");

    [LoggerMessage(Level = LogLevel.Debug, Message = "A played rider's redemption came to nothing: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    private sealed record Errand(AccountIdentity Rider, RedemptionWire Redemption, DateTimeOffset At);
}
