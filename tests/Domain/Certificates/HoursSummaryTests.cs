using RedStation.Contracts;
using RedStation.Domain.Certificates;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Domain.Certificates;

/// <summary>Hours count the same in every district, and months are China's.</summary>
public sealed class HoursSummaryTests
{
    private static readonly DateTimeOffset Evening = new(2026, 10, 31, 15, 59, 59, TimeSpan.Zero);

    [Fact]
    public void Hours_AreAddedUp_ByMonth_Kind_AndDistrict()
    {
        var hours = HoursSummary.Of(
            [
                new(Evening, 30, "hazardCheck", "330106"), new(Evening.AddSeconds(1), 20, "hazardCheck", "330203"),
                new(Evening, 15, "firstAid", "330106"), new(Evening, -15, null, null), new(Evening.AddDays(9), 5, "patrol", "330106"),
                new(Evening.AddDays(9), -5, "patrol", "330106"),
            ],
            adcode => adcode == "330106" ? new District(adcode, "西湖区", "Xihu", "杭州市", new GeoPoint(30, 120)) : null);
        Assert.Equal(50, hours.Minutes);
        Assert.Equal([new("2026-10", 30), new("2026-11", 20)], hours.Months);
        Assert.Equal([new("firstAid", 15), new("hazardCheck", 50)], hours.Kinds);
        Assert.Equal([new("330106", "杭州市西湖区", "Xihu", 45), new("330203", "330203", "330203", 20)], hours.Certifiers);
    }

    [Fact]
    public void CountedMonths_AreTheLastTwelve_WithThePresentOne() =>
        Assert.Equal(new DateTimeOffset(2025, 11, 30, 16, 0, 0, TimeSpan.Zero), HoursSummary.CountedFrom(new(2026, 11, 15, 0, 0, 0, TimeSpan.Zero)));
}
