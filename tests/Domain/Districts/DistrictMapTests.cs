using CsCheck;
using RedStation.Contracts;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Domain.Districts;

public sealed class DistrictMapTests
{
    private static readonly DistrictMap Map = DistrictMap.Load();

    // The middle of Hangzhou is covered without gaps: the centres of Shangcheng, Gongshu and Xihu span a triangle of districts only.
    private static readonly GeoPoint[] Corners = [Map.Find("330102")!.Centre, Map.Find("330105")!.Centre, Map.Find("330106")!.Centre];

    [Fact]
    public void All_HasTheDistrictsOfFourCities_EachOnce()
    {
        Assert.Equal(41, Map.All.Length);
        Assert.Equal(41, Map.All.Select(district => district.Adcode).Distinct().Count());
        Assert.Equal(41, Map.All.Select(district => district.NameEn).Distinct().Count());
        Assert.Equal(["宁波市", "杭州市", "温州市", "绍兴市"], Map.All.Select(district => district.City).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Map.All, district => Assert.Same(district, Map.Find(district.Adcode)));
    }

    [Fact]
    public void At_Centre_IsItsOwnDistrict() =>
        Assert.All(Map.All, district => Assert.Equal(district.Adcode, Map.At(district.Centre)?.Adcode));

    [Theory]
    [InlineData(30.2741, 120.1551, "330105")]
    [InlineData(30.2460, 120.1430, "330106")]
    [InlineData(29.8683, 121.5440, "330203")]
    [InlineData(27.9939, 120.6994, "330302")]
    public void At_KnownPlace_IsItsDistrict(double lat, double lon, string adcode) =>
        Assert.Equal(adcode, Map.At(new GeoPoint(lat, lon))?.Adcode);

    [Fact]
    public void At_AnyPlaceInTheMiddleOfHangzhou_IsADistrictOfHangzhou() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).Sample((a, b) =>
        {
            var (u, v) = a + b > 1 ? (1 - a, 1 - b) : (a, b);
            var place = new GeoPoint(
                Corners[0].Lat + u * (Corners[1].Lat - Corners[0].Lat) + v * (Corners[2].Lat - Corners[0].Lat),
                Corners[0].Lon + u * (Corners[1].Lon - Corners[0].Lon) + v * (Corners[2].Lon - Corners[0].Lon));
            return Map.At(place) is { City: "杭州市" };
        });

    [Fact]
    public void At_Anywhere_AnswersTheSameTwiceAndOnlyKnownDistricts() =>
        Gen.Select(Gen.Double[27, 30.6], Gen.Double[118.3, 122.3]).Sample((lat, lon) =>
        {
            var found = Map.At(new GeoPoint(lat, lon));
            return found == Map.At(new GeoPoint(lat, lon)) && (found is null || Map.All.Contains(found));
        });

    [Fact]
    public void At_OutsideTheFourCities_IsNull() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180])
            .Where((lat, lon) => lat is < 27.0 or > 30.6 || lon is < 118.3 or > 122.3)
            .Sample((lat, lon) => Map.At(new GeoPoint(lat, lon)) is null);

    [Theory]
    [InlineData(double.NaN, 120)]
    [InlineData(30, double.PositiveInfinity)]
    [InlineData(91, 120)]
    [InlineData(31.2304, 121.4737)]
    [InlineData(0, 0)]
    public void At_NoPlaceOrFarPlace_IsNull(double lat, double lon) => Assert.Null(Map.At(new GeoPoint(lat, lon)));

    [Fact]
    public void At_JustOffTheNorthernEdge_IsTheNearestDistrictUntilTheTolerance()
    {
        // Walk north from the centre of Yuhang until no district answers; the last that did may be 300 m outside, not more.
        var start = Map.Find("330110")!.Centre;
        var last = Enumerable.Range(0, 5000).Select(step => new GeoPoint(start.Lat + step * 0.0001, start.Lon)).First(place => Map.At(place) is null);
        Assert.NotNull(Map.At(new GeoPoint(last.Lat - 0.0002, last.Lon)));
        Assert.Null(Map.At(new GeoPoint(last.Lat + 0.0030, last.Lon)));
    }
}
