using CsCheck;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Tests.Domain.Pricing;

/// <summary>Which price holds when and where.</summary>
public sealed class InForceRulesTests
{
    private static readonly Gen<string?> District = Gen.OneOf(null, SomePrices.Xihu, "330108", "330203");

    [Fact]
    public void Version_ThatHolds_IncludesTheDay_AndNoneThatBeganLaterDoes() =>
        Gen.Select(SomePrices.History, District, SomePrices.Day).Sample((versions, district, day) =>
        {
            var candidates = versions.Where(version => version.District == district && version.From <= day && day <= (version.Until ?? day)).ToList();

            var holds = InForceRules.Version(versions, district, day);

            if (holds is null)
            {
                Assert.Empty(candidates);
                return;
            }

            Assert.Contains(holds, candidates);
            Assert.DoesNotContain(candidates, other => other.From > holds.From || (other.From == holds.From && other.Number > holds.Number));
        },
        iter: 20_000);

    [Fact]
    public void Price_OfADistrict_IsItsOwnOrElseTheCitys() =>
        Gen.Select(SomePrices.History, District, SomePrices.Day, Gen.Enum<TaskType>()).Sample((versions, district, day, type) =>
        {
            var price = InForceRules.Find(versions, entry => entry.Type == type, district, day);

            var own = district is null ? null : InForceRules.Version(versions, district, day)?.Entries.FirstOrDefault(entry => entry.Type == type);
            var city = InForceRules.Version(versions, null, day)?.Entries.FirstOrDefault(entry => entry.Type == type);
            Assert.Equal(own ?? city, price?.Price);
            Assert.Equal(price is null ? null : own is null ? null : district, price?.List?.District);
            Assert.Equal(price?.Price.Points, price?.List?.Number);
        },
        iter: 20_000);

    [Fact]
    public void Merge_HasEveryKeyOnce_WithTheDistrictsEntryWhereItHasOne() =>
        Gen.Select(Gen.Enum<TaskType>().HashSet[0, 5], Gen.Enum<TaskType>().HashSet[0, 5]).Sample((city, district) =>
        {
            var merged = InForceRules.Merge(
                [.. city.Select(type => SomePrices.Price(type, 1))], [.. district.Select(type => SomePrices.Price(type, 2))]);

            Assert.Equal(city.Union(district).Order(), merged.Select(entry => entry.Type).Order());
            Assert.All(merged, entry => Assert.Equal(district.Contains(entry.Type) ? 2 : 1, entry.Points));
        });

    [Fact]
    public void Needed_AnswersForEveryDayFromThatOn_LikeTheWholeHistory_AndHasNoneTooMany() =>
        Gen.Select(SomePrices.History, SomePrices.Day).Sample((versions, from) =>
        {
            var needed = InForceRules.Needed(versions, from);

            var held = new HashSet<PriceListHeader>();
            for (var day = from; day <= SomePrices.Start.AddDays(30); day = day.AddDays(1))
            {
                foreach (var district in versions.Select(version => version.District).Distinct())
                {
                    var holds = InForceRules.Version(versions, district, day);
                    Assert.Same(holds, InForceRules.Version(needed, district, day));
                    if (holds is not null)
                    {
                        held.Add(holds);
                    }
                }
            }

            Assert.Equal(held.Count, needed.Length);
        },
        iter: 5_000);

    [Fact]
    public void Version_ForAFewWeeks_LiesOverTheOneBefore_WhichComesBack()
    {
        PriceListVersion<TaskPrice>[] versions =
        [
            SomePrices.Version(null, 1, SomePrices.Start, null, TaskType.Patrol),
            SomePrices.Version(null, 2, SomePrices.Start.AddDays(3), SomePrices.Start.AddDays(5), TaskType.Patrol),
        ];

        var numbers = Enumerable.Range(0, 7).Select(day => InForceRules.Version(versions, null, SomePrices.Start.AddDays(day))!.Number);
        Assert.Equal([1, 1, 1, 2, 2, 2, 1], numbers);
        Assert.Null(InForceRules.Version(versions, null, SomePrices.Start.AddDays(-1)));
    }

    [Fact]
    public void Price_ChangesAtMidnightInChina()
    {
        var lists = new PriceLists(
            [
                SomePrices.Version(null, 1, SomePrices.Start, null, TaskType.Patrol),
                SomePrices.Version(null, 2, SomePrices.Start.AddDays(1), null, TaskType.Patrol),
            ],
            [],
            []);
        var midnight = new DateTimeOffset(2026, 11, 29, 16, 0, 0, TimeSpan.Zero);

        Assert.Equal(1, lists.OfTask(TaskType.Patrol, SomePrices.Xihu, midnight.AddTicks(-1))?.Price.Points);
        Assert.Equal(2, lists.OfTask(TaskType.Patrol, SomePrices.Xihu, midnight)?.Price.Points);
        Assert.Null(lists.OfTask(TaskType.Mediation, SomePrices.Xihu, midnight));
        Assert.Null(lists.OfService("helmet", null, midnight));
    }
}
