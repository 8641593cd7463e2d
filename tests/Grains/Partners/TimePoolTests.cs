using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Partners;

/// <summary>A time pool is what was put into it, whatever is asked of it at once.</summary>
public abstract class TimePoolTests(SiloFixture silo)
{
    [Fact]
    public async Task Pool_Of100Minutes_With1000StartsAtOnce_IsNeverExceeded()
    {
        silo.Platform("crowded", minutes: 100);
        var starts = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => silo.Grains.PlatformDuty($"crowd-{number}").Start(
            new StartDuty("crowded", $"p-{number}", $"r-{number}", "no-such-task", TaskType.HazardCheck, "330106", 15, silo.Now))));

        Assert.Equal(100, starts.Sum(duty => duty.HeldMinutes));
        Assert.Equal(6, starts.Count(duty => duty.HeldMinutes == 15));
        Assert.Equal((0, 100, 0), await silo.Pool("crowded"));

        await Task.WhenAll(starts.Where(duty => duty.HeldMinutes > 0).Select(async duty =>
        {
            var grain = silo.Grains.PlatformDuty(duty.Id);
            Assert.NotNull((await grain.Answer(new AnswerDuty("crowded", duty.HeldMinutes))).Value);
            await grain.End(new EndDuty(IsCancelled: false, silo.Now));
        }));
        Assert.Equal((0, 0, 100), await silo.Pool("crowded"));
    }

    [Fact]
    public async Task TopUp_CountsOnce_AndIsHeldToItsLimits()
    {
        silo.Platform("topped-up", minutes: 10);
        var pool = silo.Grains.TimePool("topped-up");

        Assert.Equal(25, (await pool.TopUp(new TopUpTimePool("more", 15))).Value?.AvailableMinutes);
        var again = (await pool.TopUp(new TopUpTimePool("more", 15))).Value!;
        Assert.Equal((10, 15, 25), (again.AllottedMinutes, again.ToppedUpMinutes, again.AvailableMinutes));
        Assert.Equal(TimePoolRefusal.OperationIdReused, (await pool.TopUp(new TopUpTimePool("more", 16))).Refusal);
        Assert.Equal(TimePoolRefusal.TimePoolFull, (await pool.TopUp(new TopUpTimePool("too-much", Limits.TimePool))).Refusal);
        Assert.Equal(25, (await pool.TopUp(new TopUpTimePool("more", 15))).Value?.AvailableMinutes);
        Assert.Equal(TimePoolRefusal.PlatformNotFound, (await silo.Grains.TimePool("nobody").Get()).Refusal);
    }

    [Fact]
    public async Task Month_BeginsWithItsAllotment_WhateverWasLeft()
    {
        silo.Platform("monthly", minutes: 30);
        Assert.Equal(50, (await silo.Grains.TimePool("monthly").TopUp(new TopUpTimePool("november", 20))).Value?.AvailableMinutes);
        var before = (await silo.Grains.TimePool("monthly").Get()).Value!.Month;

        silo.Clock.Advance(TimeSpan.FromDays(31));

        var now = (await silo.Grains.TimePool("monthly").Get()).Value!;
        Assert.NotEqual(before, now.Month);
        Assert.Equal((30, 0, 30), (now.AllottedMinutes, now.ToppedUpMinutes, now.AvailableMinutes));
        Assert.True((await silo.Get<LedgerAudit>().Run()).Sound);
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : TimePoolTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : TimePoolTests(silo);
}
