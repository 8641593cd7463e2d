using System.Collections.Immutable;
using CsCheck;
using RedStation.Domain;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Domain.Ledger;

/// <summary>Which points are unspent, against a queue of single points that are spent from its front.</summary>
public sealed class PointLotRulesTests
{
    private static readonly DateOnly First = new(2026, 11, 1);

    /// <summary>Month after month points come in and are spent. A validity of 0 months stands for points that never expire.</summary>
    private static readonly Gen<(int Credited, int Spent, int Valid)[]> Months =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 4]).Array[1, 12];

    [Fact]
    public void Unspent_IsWhatAQueueOfPointsHasLeft_WhateverExpiredMeanwhile() => Months.Sample(months =>
    {
        var queue = new List<int>();
        var lots = new List<PointLot>();
        for (var month = 0; month < months.Length; month++)
        {
            var (credited, spent, valid) = months[month];
            var start = ChinaTime.StartOf(First.AddMonths(month));
            var over = queue.RemoveAll(lot => lots[lot].IsOver(start));
            Assert.Equal(over, Expire(lots, queue.Count + over, start));

            lots.Add(new PointLot(First.AddMonths(month), PointLotRules.ExpiresAt(start.AddDays(3), valid == 0 ? null : valid), credited, 0));
            queue.AddRange(Enumerable.Repeat(month, credited));
            queue.RemoveRange(0, Math.Min(spent, queue.Count));

            var unspent = PointLotRules.Unspent(lots, queue.Count);
            Assert.Equal(
                queue.GroupBy(lot => lot).OrderBy(lot => lot.Key).Select(lot => (lots[lot.Key], (long)lot.Count())),
                unspent.Select(one => (one.Lot, one.Points)));
            Assert.Equal(unspent.Min(one => one.Lot.ExpiresAt), PointLotRules.NextExpiry(lots, queue.Count));
            Assert.Equal(
                unspent.Where(one => one.Lot.ExpiresAt is not null).Sum(one => one.Points),
                PointLotRules.Expiring(unspent, start).Sum(one => one.Points));
        }
    });

    [Theory]
    [InlineData("2026-11-01T00:00:00+08:00", 1, "2027-01-01T00:00:00+08:00")]
    [InlineData("2026-11-30T23:59:59+08:00", 24, "2028-12-01T00:00:00+08:00")]
    [InlineData("2026-11-30T16:00:00Z", 24, "2029-01-01T00:00:00+08:00")]
    [InlineData("2026-12-31T23:59:59+08:00", 120, "2037-01-01T00:00:00+08:00")]
    public void ExpiresAt_IsTheEndOfTheLastMonth_InChina(string credited, int months, string expires) =>
        Assert.Equal(DateTimeOffset.Parse(expires, null), PointLotRules.ExpiresAt(DateTimeOffset.Parse(credited, null), months));

    [Fact]
    public void Announced_IsWhatExpiresWithinThirtyDays_AndNothingElse()
    {
        var lot = new PointLot(First, ChinaTime.StartOf(First.AddMonths(3)), 5, 0);
        var at = lot.ExpiresAt!.Value;
        ImmutableArray<UnspentPoints> unspent = [new(lot, 4)];

        Assert.Null(PointLotRules.Announced(unspent, at.AddDays(-30).AddTicks(-1)));
        Assert.Equal(4, PointLotRules.Announced(unspent, at.AddDays(-30))?.Points);
        Assert.Equal(at, PointLotRules.Announced(unspent, at.AddTicks(-1))?.At);
        Assert.Null(PointLotRules.Announced(unspent, at));
    }

    [Fact]
    public void Expire_OfTheSameLotAgain_IsAnotherTransfer()
    {
        var lot = new PointLot(First, ChinaTime.StartOf(First.AddMonths(3)), 5, 0);
        var late = lot.ExpiresAt!.Value.AddHours(5);

        var first = PointLotRules.Expire("r", new UnspentPoints(lot, 3), late);
        var second = PointLotRules.Expire("r", new UnspentPoints(lot with { Expired = 3 }, 2), late);

        Assert.Null(LedgerRules.Check(first));
        Assert.Equal("expire:r:2026-11:2027-02-01:0", first.OperationId);
        Assert.Equal(first.OperationId, PointLotRules.Expire("r", new UnspentPoints(lot, 3), late.AddDays(1)).OperationId);
        Assert.NotEqual(first.OperationId, second.OperationId);
        Assert.Equal((lot.ExpiresAt, late), (first.EffectiveAt, first.At));
    }

    [Fact]
    public void TakenBack_OfAMonth_LeavesTheOtherMonths()
    {
        var (older, newer) = (new PointLot(First, null, 5, 0), new PointLot(First.AddMonths(1), null, 5, 2));

        Assert.Equal([(newer, 3L)], PointLotRules.TakenBack([older, newer], newer.Month, 4));
        Assert.Equal([(older, 4L)], PointLotRules.TakenBack([older, newer], older.Month, 4));
    }

    /// <summary>Takes what is over, and says how much that was.</summary>
    private static long Expire(List<PointLot> lots, long available, DateTimeOffset now)
    {
        var due = PointLotRules.Due(lots, available, now);
        foreach (var one in due)
        {
            var at = lots.IndexOf(one.Lot);
            lots[at] = one.Lot with { Expired = one.Lot.Expired + one.Points };
        }

        return due.Sum(one => one.Points);
    }
}
