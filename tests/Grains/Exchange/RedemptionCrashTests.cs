using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Grains.Clock;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.ServiceSetup;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Exchange;

/// <summary>
/// A write of a redemption, of the stock, of the ledger or of the table fails, before or after it is done. Whoever repeats the command is
/// answered as if
/// nothing had been; where nobody does, the redemption makes it good by itself.
/// </summary>
public abstract class RedemptionCrashTests(SiloFixture silo)
{
    /// <summary>Which writes each step makes.</summary>
    public static TheoryData<string, string, int, bool> Writes()
    {
        var writes = new TheoryData<string, string, int, bool>();
        foreach (var afterCommit in (bool[])[false, true])
        {
            foreach (var step in (string[])["reserve", "cancel", "deliver", "undo"])
            {
                writes.Add(step, "redemption", 1, afterCommit);
                writes.Add(step, "redemption", 2, afterCommit);
                writes.Add(step, "ledger", 1, afterCommit);
                writes.Add(step, "index", 1, afterCommit);
                writes.Add(step, "index", 2, afterCommit);
            }

            writes.Add("reserve", "offer", 1, afterCommit);
            writes.Add("cancel", "offer", 1, afterCommit);
            writes.Add("cancel", "redemption", 3, afterCommit);
        }

        return writes;
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Step_AWriteFails_TheRetryIsAnsweredAndDoneOnce(string step, string what, int write, bool afterCommit)
    {
        var name = $"{step}-{what}{write}{afterCommit}-retried";
        var (act, check) = await Prepare(step, name);
        silo.Faults.Fail(Name(what, name), write, afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(act);
        var answer = await act();

        Assert.Null(answer.Refusal);
        await check();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task Step_TheProcessDiesAndNobodyRepeats_IsMadeGood(string step, string what, int write, bool afterCommit)
    {
        var name = $"{step}-{what}{write}{afterCommit}-alone";
        var (act, check) = await Prepare(step, name);
        var decided = (what, write, afterCommit) is not (("redemption", 1, false) or ("index", 1, _));
        silo.Faults.Fail(Name(what, name), write, afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(act);
        await SiloFixture.Drop(silo.Grains.Redemption(name));

        // The clock's minute: whatever is due is woken.
        await silo.Grains.Clock(0).Start();
        await Until.True(
            async () => !(await silo.Get<IDueWork>().Redemptions(0, 1, silo.Now.AddMinutes(1))).Contains(name), "the clock has woken it");

        if (!decided)
        {
            // Nothing was promised, so nothing is done; the command is as good as new.
            Assert.Null((await act()).Refusal);
        }

        await check();
    }

    private static string Name(string what, string name) => what switch
    {
        "redemption" => GrainKeys.Redemption(name),
        "offer" => GrainKeys.ServiceOffer(name, Shop),
        "index" => "index-" + name,
        _ => what,
    };

    /// <summary>A redemption just before a step, the step, and what is true after it.</summary>
    private async Task<(Func<Task<Answer<RedemptionView, ExchangeRefusal>>> Act, Func<Task> Check)> Prepare(string step, string name)
    {
        var offer = await silo.InStock(name, 1);
        await silo.WithPoints(name, Price);
        var redemption = silo.Grains.Redemption(name);
        var (reserve, deliver) = (ReserveOf(name, name, name), DeliverAt("西湖驿站"));
        var (cancel, undo) = (new RedemptionCommand(NewOperation(), name), new RedemptionCommand(NewOperation(), deliver.By));
        if (step != "reserve")
        {
            Assert.NotNull((await redemption.Reserve(reserve)).Value);
        }

        if (step == "undo")
        {
            Assert.NotNull((await redemption.Deliver(deliver)).Value);
        }

        var paid = await silo.Paid();
        return step switch
        {
            "reserve" => (() => redemption.Reserve(reserve), () => Is(RedemptionStatus.Reserved, points: 0, stock: 0, open: 1, gained: 0)),
            "cancel" => (() => redemption.Cancel(cancel), () => Is(RedemptionStatus.Cancelled, Price, stock: 1, open: 0, gained: 0)),
            "deliver" => (() => redemption.Deliver(deliver), () => Is(RedemptionStatus.Delivered, points: 0, stock: 0, open: 1, gained: Price)),
            _ => (() => redemption.Undo(undo), () => Is(RedemptionStatus.Reserved, points: 0, stock: 0, open: 1, gained: -Price)),
        };

        async Task Is(RedemptionStatus status, long points, int stock, int open, int gained)
        {
            Assert.Equal(status, (await redemption.Get())?.Status);
            Assert.Equal(points, await silo.PointsOf(name));
            var left = await offer.Get();
            Assert.Equal((stock, open), (left.Stock, left.Open));
            Assert.Equal(paid + gained, await silo.Paid());
            Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : RedemptionCrashTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : RedemptionCrashTests(silo);
}
