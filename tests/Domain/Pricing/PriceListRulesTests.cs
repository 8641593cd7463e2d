using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;

namespace RedStation.Tests.Domain.Pricing;

/// <summary>What may be published.</summary>
public sealed class PriceListRulesTests
{
    private static readonly string[] Everything = ["snapReport", "hazardCheck", "mediation", "firstAid", "patrol"];

    private static readonly TaskPrice[] Complete = [.. Enum.GetValues<TaskType>().Select(type => SomePrices.Price(type, 3))];

    [Theory]
    [InlineData("1", null)]
    [InlineData("10000", null)]
    [InlineData("2.0", null)]
    [InlineData("0", PriceListRefusal.AmountNotPositive)]
    [InlineData("-1", PriceListRefusal.AmountNotPositive)]
    [InlineData("-0.5", PriceListRefusal.AmountNotPositive)]
    [InlineData("10001", PriceListRefusal.AmountTooLarge)]
    [InlineData("9223372036854775808", PriceListRefusal.AmountTooLarge)]
    [InlineData("0.5", PriceListRefusal.AmountNotWhole)]
    [InlineData("2.000001", PriceListRefusal.AmountNotWhole)]
    public void Amount_IsWholeAndWithinItsRange(string amount, PriceListRefusal? refusal) =>
        Assert.Equal(refusal, PriceListRules.CheckAmount(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), 10_000));

    [Fact]
    public void Draft_ThatIsSound_PassesInTheCityAndInADistrict()
    {
        Assert.Empty(PriceListRules.Check(SomePrices.Draft(Complete), Everything));
        Assert.Empty(PriceListRules.Check(SomePrices.Draft(Complete[0]) with { District = SomePrices.Xihu }, Everything));
        Assert.Empty(PriceListRules.Check(SomePrices.Draft(Complete) with { Until = SomePrices.Start }, Everything));
    }

    [Fact]
    public void Draft_ThatIsNot_IsToldEverythingWithItsPlace()
    {
        var draft = SomePrices.Draft(Complete[0], Complete[1], Complete[0]) with { Until = SomePrices.Start.AddDays(-1) };

        Assert.Equal(
            [
                new("until", PriceListRefusal.ValidityReversed), new("entries[2]", PriceListRefusal.DuplicateEntry),
                new("entries", PriceListRefusal.TaskTypeMissing),
            ],
            PriceListRules.Check(draft, Everything));
        Assert.Equal([new PriceListFault("entries", PriceListRefusal.ListEmpty)], PriceListRules.Check(SomePrices.Draft(), []));
    }

    [Theory]
    [InlineData(0, PriceListRefusal.ListEmpty)]
    [InlineData(1, null)]
    [InlineData(Limits.PriceEntries, null)]
    [InlineData(Limits.PriceEntries + 1, PriceListRefusal.ListTooLong)]
    public void List_HasBounds(int count, PriceListRefusal? refusal) => Assert.Equal(refusal, PriceListRules.CheckCount(count));

    [Fact]
    public void MayFollow_OnlyTheLatestVersion_FromTodayOn() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[-2, 735]).Sample((basedOn, latest, ahead) =>
        {
            var draft = SomePrices.Draft(Complete) with { BasedOn = basedOn, From = SomePrices.Start.AddDays(ahead) };

            var fault = PriceListRules.MayFollow(draft, latest, SomePrices.Start);

            PriceListRefusal? expected =
                basedOn != latest ? PriceListRefusal.OutdatedVersion
                : ahead < 0 ? PriceListRefusal.ValidityInPast
                : ahead > 731 ? PriceListRefusal.ValidityTooFar // Two years with the leap day of 2028.
                : null;
            Assert.Equal(expected, fault?.Refusal);
        });
}
