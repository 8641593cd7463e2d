using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>Services and redemptions of a test silo. All are given by the provider <c>shop</c>.</summary>
public static class ServiceSetup
{
    public const string Shop = "shop";

    /// <summary>What a service costs, unless a test says otherwise.</summary>
    public const int Price = 35;

    /// <summary>A service of which there are so many.</summary>
    public static async Task<IServiceOfferGrain> InStock(this SiloFixture silo, string id, int stock, bool oncePerYear = false)
    {
        silo.Services.Put(Terms(id) with { OncePerYear = oncePerYear });
        var offer = silo.Offer(id);
        Assert.NotNull((await offer.SetStock(new SetStock(StationSetup.NewOperation(), "staff", stock))).Value);
        return offer;
    }

    public static IServiceOfferGrain Offer(this SiloFixture silo, string id) => silo.Grains.ServiceOffer(id, Shop);

    public static ServiceTerms Terms(string id) => new()
    {
        ServiceId = id,
        Name = "骑行头盔",
        NameEn = "Riding helmet",
        ProviderId = Shop,
        Points = Price,
        Delivery = ServiceDelivery.HandOver,
        LeastTier = RiderTier.Newcomer,
        KeptFor = TimeSpan.FromDays(1),
        Need = "station-goods",
        NeedName = "驿站物品",
        NeedNameEn = "Station goods",
        Description = "头盔一顶。",
        DescriptionEn = "A helmet.",
    };

    /// <summary>A rider who has earned so many points.</summary>
    public static async Task<string> WithPoints(this SiloFixture silo, string riderId, int points)
    {
        await silo.Registered(riderId);
        await silo.Get<ILedger>().Post(LedgerRules.TaskVerified("earned-" + riderId, riderId, points, 0, silo.Now));
        return riderId;
    }

    public static ReserveService ReserveOf(string service, string riderId, string redemptionId, string? slot = null) =>
        new(StationSetup.NewOperation(), riderId, service, slot, Price) { Codes = ["code-" + redemptionId] };

    /// <summary>A redemption that is reserved, of a rider with just enough points.</summary>
    public static async Task<IRedemptionGrain> Reserved(this SiloFixture silo, string service, string id)
    {
        await silo.WithPoints(id, Price);
        var redemption = silo.Grains.Redemption(id);
        var answer = await redemption.Reserve(ReserveOf(service, id, id));
        Assert.Null(answer.Refusal);
        return redemption;
    }

    public static DeliverService DeliverAt(string place) => new(StationSetup.NewOperation(), "staff-" + place, place, null);

    public static async Task<long> PointsOf(this SiloFixture silo, string riderId) => (await silo.Get<ILedger>().GetBalance(riderId)).Points;

    /// <summary>What the shop has been paid.</summary>
    public static Task<long> Paid(this SiloFixture silo) => silo.Get<IDatabase>().Read(connection => connection.ExecuteScalarAsync<long>(
        "SELECT coalesce(sum(amount), 0) FROM ledger_entries WHERE account = @Account", new { Account = LedgerAccounts.Provider(Shop) }));
}
