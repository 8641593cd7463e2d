using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Storage.Ledger;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.ServiceSetup;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Exchange;

/// <summary>From the reservation to the delivery, with the real ledger.</summary>
public abstract class RedemptionTests(SiloFixture silo)
{
    [Fact]
    public async Task Reserve_HoldsThePoints_DeliverPaysThem()
    {
        var offer = await silo.InStock("paid", 3);
        var before = await silo.Paid();
        var redemption = await silo.Reserved("paid", "payer");
        Assert.Equal((0, 2, before), (await silo.PointsOf("payer"), (await offer.Get()).Stock, await silo.Paid()));

        var deliver = DeliverAt("西湖驿站");
        var delivered = (await redemption.Deliver(deliver)).Value!;

        Assert.Equal((RedemptionStatus.Delivered, "西湖驿站", silo.Now), (delivered.Status, delivered.DeliveredWhere, delivered.DeliveredAt));
        Assert.Equal((0, before + Price), (await silo.PointsOf("payer"), await silo.Paid()));
        Assert.Equal(delivered, (await redemption.Deliver(deliver)).Value);
        Assert.Equal(ExchangeRefusal.AlreadyDelivered, (await redemption.Deliver(DeliverAt("南山路驿站"))).Refusal);
        Assert.Equal(before + Price, await silo.Paid());
        Assert.Equal(RedemptionStatus.Delivered, (await Rows("payer")).Single().Status);
    }

    [Fact]
    public async Task Reserve_StockOfOneAndFiftyRidersAtOnce_IsOne()
    {
        var offer = await silo.InStock("one", 1);
        var riders = Enumerable.Range(0, 50).Select(number => $"crowd{number}").ToList();
        await Task.WhenAll(riders.Select(rider => silo.WithPoints(rider, Price)));

        var answers = await Task.WhenAll(riders.Select(rider => silo.Grains.Redemption(rider).Reserve(ReserveOf("one", rider, rider))));

        Assert.Single(answers, answer => answer.Value is not null);
        Assert.Equal(49, answers.Count(answer => answer.Refusal == ExchangeRefusal.OutOfStock));
        Assert.Equal((0, 1), ((await offer.Get()).Stock, (await offer.Get()).Open));
        Assert.Equal(49 * Price, await Sum(riders));
    }

    [Fact]
    public async Task Deliver_AtTwoStationsAtTheSameInstant_IsOneEachTime()
    {
        const int Times = 500;
        await silo.InStock("twice", Times);
        var before = await silo.Paid();
        for (var first = 0; first < Times; first += 50)
        {
            await Task.WhenAll(Enumerable.Range(first, 50).Select(async number =>
            {
                var redemption = await silo.Reserved("twice", $"twice{number}");
                var answers = await Task.WhenAll(redemption.Deliver(DeliverAt("甲站")), redemption.Deliver(DeliverAt("乙站")));

                var winner = Assert.Single(answers, answer => answer.Value is not null).Value!;
                Assert.Single(answers, answer => answer.Refusal == ExchangeRefusal.AlreadyDelivered);
                var told = (await redemption.Get())!;
                Assert.Equal((winner.DeliveredWhere, winner.DeliveredAt), (told.DeliveredWhere, told.DeliveredAt));
            }));
        }

        Assert.Equal(before + (Times * Price), await silo.Paid());
    }

    [Fact]
    public async Task Reserve_WithTooFewPoints_TakesNothing()
    {
        var offer = await silo.InStock("dear", 1);
        await silo.WithPoints("poor", Price - 1);
        var command = ReserveOf("dear", "poor", "poor");

        Assert.Equal(ExchangeRefusal.NotEnoughPoints, (await silo.Grains.Redemption("poor").Reserve(command)).Refusal);

        Assert.Equal((1, 0), ((await offer.Get()).Stock, (await offer.Get()).Open));
        Assert.Equal(Price - 1, await silo.PointsOf("poor"));
        Assert.Null(await silo.Grains.Redemption("poor").Get());
        Assert.Empty(await Rows("poor"));
        Assert.Equal(ExchangeRefusal.NotEnoughPoints, (await silo.Grains.Redemption("poor").Reserve(command)).Refusal);
    }

    [Fact]
    public async Task Reserve_OnHold_CannotBeSpentTwice()
    {
        await silo.InStock("first", 1);
        await silo.InStock("second", 1);
        await silo.Reserved("first", "spender");

        var again = await silo.Grains.Redemption("spender2").Reserve(ReserveOf("second", "spender", "spender2"));

        Assert.Equal(ExchangeRefusal.NotEnoughPoints, again.Refusal);
    }

    [Fact]
    public async Task Reserve_OncePerYear_IsOneOfTwoAtOnceAndAgainAfterCancelling()
    {
        await silo.InStock("yearly", 10, oncePerYear: true);
        await silo.WithPoints("eager", 3 * Price);

        var answers = await Task.WhenAll(
            silo.Grains.Redemption("eager1").Reserve(ReserveOf("yearly", "eager", "eager1")),
            silo.Grains.Redemption("eager2").Reserve(ReserveOf("yearly", "eager", "eager2")));
        var mine = Assert.Single(answers, answer => answer.Value is not null).Value!;
        Assert.Single(answers, answer => answer.Refusal == ExchangeRefusal.OncePerYear);
        Assert.Contains("yearly", await silo.Get<RedemptionQueries>().HadInYear("eager", ChinaTime.Day(mine.ReservedAt).Year));
        Assert.NotNull((await silo.Grains.Redemption(mine.Id).Cancel(new RedemptionCommand(NewOperation(), "eager"))).Value);

        var again = await silo.Grains.Redemption("eager3").Reserve(ReserveOf("yearly", "eager", "eager3"));
        Assert.NotNull(again.Value);
    }

    [Fact]
    public async Task Cancel_GivesPointsAndStockBack()
    {
        var offer = await silo.InStock("regretted", 1);
        var redemption = await silo.Reserved("regretted", "fickle");
        var cancel = new RedemptionCommand(NewOperation(), "fickle");

        var cancelled = (await redemption.Cancel(cancel)).Value!;

        Assert.Equal(RedemptionStatus.Cancelled, cancelled.Status);
        Assert.Equal((Price, 1), (await silo.PointsOf("fickle"), (await offer.Get()).Stock));
        Assert.Equal(cancelled, (await redemption.Cancel(cancel)).Value);
        Assert.Equal(ExchangeRefusal.RedemptionCancelled, (await redemption.Deliver(DeliverAt("西湖驿站"))).Refusal);
    }

    [Fact]
    public async Task Undo_IsReservedAgain_AndCanBeHandedOverAnew()
    {
        await silo.InStock("undone", 1);
        var redemption = await silo.Reserved("undone", "patient");
        var before = await silo.Paid();
        var deliver = DeliverAt("西湖驿站");
        Assert.NotNull((await redemption.Deliver(deliver)).Value);

        var back = (await redemption.Undo(new RedemptionCommand(NewOperation(), deliver.By))).Value!;

        Assert.Equal((RedemptionStatus.Reserved, null), (back.Status, back.DeliveredAt));
        Assert.Equal((0, before), (await silo.PointsOf("patient"), await silo.Paid()));
        Assert.NotNull((await redemption.Deliver(DeliverAt("南山路驿站"))).Value);
        Assert.Equal((0, before + Price), (await silo.PointsOf("patient"), await silo.Paid()));
        Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
    }

    [Fact]
    public async Task Undo_AndCancel_GivesEverythingBack()
    {
        var offer = await silo.InStock("returned", 1);
        var redemption = await silo.Reserved("returned", "returner");
        var deliver = DeliverAt("西湖驿站");
        await redemption.Deliver(deliver);
        Assert.NotNull((await redemption.Undo(new RedemptionCommand(NewOperation(), deliver.By))).Value);

        Assert.NotNull((await redemption.Cancel(new RedemptionCommand(NewOperation(), "returner"))).Value);

        Assert.Equal((Price, 1), (await silo.PointsOf("returner"), (await offer.Get()).Stock));
    }

    [Fact]
    public async Task Slot_IsKeptFromItsEndOn()
    {
        silo.Services.Put(
            Terms("lawyer") with { Delivery = ServiceDelivery.Appointment, KeptFor = TimeSpan.FromHours(1), CancelBefore = TimeSpan.FromDays(1) });
        var start = silo.Now.AddDays(3);
        var offer = silo.Offer("lawyer");
        var slot = (await offer.SetSlots(new SetSlots(NewOperation(), "staff", [new SlotPlan(start, start.AddHours(1), 1)]))).Value!.Slots.Single();
        await silo.WithPoints("client", 2 * Price);

        var reserved = (await silo.Grains.Redemption("client").Reserve(ReserveOf("lawyer", "client", "client", slot.Id))).Value!;

        Assert.Equal((start, start.AddHours(2), start.AddDays(-1)), (reserved.SlotStart, reserved.ExpiresAt, reserved.CancelUntil));
        var second = await silo.Grains.Redemption("client2").Reserve(ReserveOf("lawyer", "client", "client2", slot.Id));
        Assert.Equal(ExchangeRefusal.SlotFull, second.Refusal);
    }

    private async Task<long> Sum(IEnumerable<string> riders) => (await Task.WhenAll(riders.Select(silo.PointsOf))).Sum();

    private async Task<IReadOnlyList<RedemptionView>> Rows(string rider) => (await silo.Get<RedemptionQueries>().OfRider(rider, null, 10)).Items;

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : RedemptionTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : RedemptionTests(silo);
}
