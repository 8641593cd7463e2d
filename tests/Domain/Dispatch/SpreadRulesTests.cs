using CsCheck;
using RedStation.Domain.Dispatch;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class SpreadRulesTests
{
    [Fact]
    public void Gini_IsHalfTheMeanDifferenceByTheMean() => Gen.Double[0, 50].Array[1, 40].Sample(values =>
    {
        var differences = values.SelectMany(_ => values, (one, other) => Math.Abs(one - other)).Sum();
        var naive = values.Sum() > 0 ? differences / (2.0 * values.Length * values.Sum()) : 0;

        var gini = SpreadRules.Gini(values);

        Assert.Equal(naive, gini, 1e-9);
        Assert.InRange(gini, 0, 1);
        // It is the same in whatever order, and in whatever unit.
        Assert.Equal(gini, SpreadRules.Gini([.. values.Reverse()]), 1e-9);
        Assert.Equal(gini, SpreadRules.Gini([.. values.Select(value => value * 7)]), 1e-9);
    });

    [Theory]
    [InlineData(10, 0)]
    [InlineData(4, 0)]
    public void Gini_OfWhoHaveTheSame_IsNought(int riders, double each) =>
        Assert.Equal(0, SpreadRules.Gini([.. Enumerable.Repeat(each + 3, riders)]), 1e-12);

    [Fact]
    public void Spread_TellsNothingOfFew_NorOfWhoWereHardlyThere() => Gen.Select(
        Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[0, 300].Array[30]).Sample((here, there, minutes) =>
    {
        RiderShare Share(string district, int number) => new($"{district}-{number}", district, TimeSpan.FromMinutes(minutes[number]), number);
        var shares = Enumerable.Range(0, here).Select(number => Share("330106", number))
            .Concat(Enumerable.Range(0, there).Select(number => Share("330203", number))).ToList();

        var told = SpreadRules.Of(shares).ToDictionary(one => one.District);

        foreach (var district in shares.GroupBy(share => share.District))
        {
            var counted = district.Count(share => share.Duty >= SpreadRules.LeastDuty);
            Assert.Equal(counted >= SpreadRules.LeastRiders, told.ContainsKey(district.Key));
            Assert.True(counted < SpreadRules.LeastRiders || told[district.Key].Riders == counted);
        }
    });

    [Fact]
    public void Rider_WhoMoved_CountsOnce_WhereTheyWereLongest()
    {
        var shares = Enumerable.Range(0, 9).Select(number => new RiderShare($"r{number}", "330106", TimeSpan.FromHours(2), 4))
            .Append(new RiderShare("moved", "330106", TimeSpan.FromHours(3), 8)).Append(new RiderShare("moved", "330203", TimeSpan.FromHours(1), 8));

        Assert.Equal(new DispatchSpread("330106", 10, 2, 0), Assert.Single(SpreadRules.Of(shares)));
    }
}
