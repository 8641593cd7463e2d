using CsCheck;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Domain.Geo;

/// <summary>Against what gcoord 1.0.7, which the page uses, makes of the same places.</summary>
public sealed class DatumsTests
{
    private const double Agree = 1e-9;

    [Theory]
    [Trait("Case", "M7")]
    [InlineData(
        30.2741, 120.1551, 30.271771223200254, 120.15979447929637, 30.276420375168122, 120.15039196436835, 30.270378954495865, 120.14386194098657)]
    [InlineData(29.87, 121.55, 29.867417030772618, 121.55415800481597, 29.87257403394308, 121.54583104312134, 29.8663264129048, 121.53938622879454)]
    [InlineData(28.01, 120.65, 28.00662510657982, 120.65396445867353, 28.01338208483456, 120.6460421387201, 28.007623293149294, 120.63948398735182)]
    [InlineData(30, 120.58, 29.997364328754024, 120.58407960843125, 30.002632042736693, 120.57591488929083, 29.99656044347681, 120.56942753752998)]
    [InlineData(
        39.909, 116.397, 39.91040339728811, 116.40324350604497, 39.907598985974325, 116.3907590980372, 39.901297435736936, 116.38437260675163)]
    [InlineData(0, 0, 0, 0, 0, 0, -0.006004173607198179, -0.006504558314413798)]
    [InlineData(39.5, 73.5, 39.500212224311575, 73.50335612775656, 39.499777786590826, 73.49662943005443, 39.49396119561151, 73.48997771882931)]
    public void Conversions_AgreeWithThePagesLibrary(
        double lat, double lon, double gcjLat, double gcjLon, double fromGcjLat, double fromGcjLon, double fromBdLat, double fromBdLon)
    {
        var place = new GeoPoint(lat, lon);
        Same(gcjLat, gcjLon, Datums.ToGcj02(place));
        Same(fromGcjLat, fromGcjLon, Datums.ToWgs84(place, Datum.Gcj02));
        Same(fromBdLat, fromBdLon, Datums.ToWgs84(place, Datum.Bd09));
        Assert.Equal(place, Datums.ToWgs84(place, Datum.Wgs84));
    }

    [Fact]
    [Trait("Case", "M7")]
    public void EveryPlaceInZhejiang_ComesBackWithinAHandsBreadth() => Gen.Select(Gen.Double[27, 31.5], Gen.Double[118, 123]).Sample((lat, lon) =>
        Distance.Metres(new GeoPoint(lat, lon), Datums.ToWgs84(Datums.ToGcj02(new GeoPoint(lat, lon)), Datum.Gcj02)) < 0.2);

    private static void Same(double lat, double lon, GeoPoint place)
    {
        Assert.Equal(lat, place.Lat, Agree);
        Assert.Equal(lon, place.Lon, Agree);
    }
}
