using CsCheck;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Domain.Ledger;

/// <summary>What the ceiling of a month leaves of a task's price.</summary>
public sealed class PointCeilingRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Limit_TaskAfterTask_PaysNoMoreThanTheCeiling_AndAllTheTime() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 15].Array[1, 12]).Sample((ceiling, prices) =>
        {
            var earned = 0L;
            foreach (var price in prices)
            {
                var asked = LedgerRules.TaskVerified("t", "r", price, 30, Noon, ceiling: ceiling);
                var paid = PointCeilingRules.Limit(asked, earned);

                Assert.Null(LedgerRules.Check(paid));
                Assert.Equal(30, Gained(paid, LedgerUnit.SocialMinutes));
                Assert.Equal(Math.Min(price, ceiling - earned), Gained(paid, LedgerUnit.Points));
                Assert.Equal(Gained(paid, LedgerUnit.Points) < price ? "task_verified_capped" : "task_verified", paid.Kind);
                var again = PointCeilingRules.AsBooked(asked with { PointsCeiling = null }, paid.Kind, paid.Entries);
                Assert.Equal((paid.Kind, Entries(paid)), (again.Kind, Entries(again)));
                earned += Gained(paid, LedgerUnit.Points);
            }

            Assert.Equal(Math.Min(ceiling, prices.Sum()), earned);
        });

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(50)]
    public void Limit_WhenTheCeilingIsReachedOrWasLowered_PaysNothing_AndTakesNothingBack(long earned)
    {
        var paid = PointCeilingRules.Limit(LedgerRules.TaskVerified("t", "r", 10, 30, Noon, ceiling: 7), earned);

        Assert.Null(LedgerRules.Check(paid));
        Assert.Equal((0, 30), (Gained(paid, LedgerUnit.Points), Gained(paid, LedgerUnit.SocialMinutes)));
    }

    [Fact]
    public void AsBooked_UnderTheSameIdWithAnotherPrice_IsStillAnotherCredit()
    {
        var paid = PointCeilingRules.Limit(LedgerRules.TaskVerified("t", "r", 10, 30, Noon, ceiling: 4), 0);
        var other = LedgerRules.TaskVerified("t", "r", 3, 30, Noon);

        Assert.Equal(other, PointCeilingRules.AsBooked(other, paid.Kind, paid.Entries));
    }

    private static string Entries(LedgerTransaction transaction) => string.Join(' ', transaction.Entries);

    private static long Gained(LedgerTransaction transaction, LedgerUnit unit) =>
        transaction.Entries.Where(entry => entry.Account == LedgerAccounts.Rider("r") && entry.Unit == unit).Sum(entry => entry.Amount);
}
