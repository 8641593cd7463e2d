using CsCheck;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Domain.Districts;

public sealed class DistrictScopeTests
{
    /// <summary>Districts of cities: a code whose city part is zero would read as a province's.</summary>
    private static readonly Gen<string> District = Gen.Int[110101, 659999]
        .Where(code => code % 100 != 0 && code / 100 % 100 != 0).Select(code => $"{code}");

    [Fact]
    public void Covers_Itself_ItsCityAndItsProvince() => District.Sample(district =>
        DistrictScope.Covers([district], district)
        && DistrictScope.Covers([district[..4] + "00"], district)
        && DistrictScope.Covers([district[..2] + "0000"], district));

    [Fact]
    public void Covers_AnotherDistrict_Never() => Gen.Select(District, District).Where((a, b) => a != b)
        .Sample((a, b) => !DistrictScope.Covers([a], b));

    [Fact]
    public void Covers_AnotherCity_OnlyInTheSameCity() => Gen.Select(District, District)
        .Sample((a, b) => DistrictScope.Covers([a[..4] + "00"], b) == (a[..4] == b[..4]));

    [Fact]
    public void Covers_Several_WhenOneOfThemDoes() => Gen.Select(District.Array[0, 5], District)
        .Sample((held, district) => DistrictScope.Covers(held, district) == held.Any(one => DistrictScope.Covers([one], district)));

    [Theory]
    [InlineData("")]
    [InlineData("33")]
    [InlineData("000000")]
    [InlineData("3301")]
    [InlineData("33010600")]
    [InlineData("３３０１０６")]
    public void Covers_MalformedAdcode_Never(string adcode)
    {
        Assert.False(DistrictScope.Covers([adcode], "330106"));
        Assert.False(DistrictScope.Covers(["330000"], adcode));
    }
}
