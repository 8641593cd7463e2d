using CsCheck;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Domain.Geo;

public sealed class TilesTests
{
    private static readonly Gen<GeoPoint> Point = Gen.Select(Gen.Double[-85, 85], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<GeoPoint> Zhejiang = Gen.Select(Gen.Double[27, 31.5], Gen.Double[118, 123], (lat, lon) => new GeoPoint(lat, lon));

    [Fact]
    public void At_AnyPoint_IsTheTileThatContainsIt() => Point.Sample(point =>
    {
        var tile = Tiles.At(point);
        Assert.InRange(point.Lon, West(tile.X) - 1e-9, West(tile.X + 1) + 1e-9);
        Assert.InRange(point.Lat, North(tile.Y + 1) - 1e-9, North(tile.Y) + 1e-9);
        Assert.True(TileId.TryParse(tile.ToString(), out var parsed) && parsed == tile);
    });

    [Theory]
    [InlineData(90, 180, 8191, 0)]
    [InlineData(-90, -180, 0, 8191)]
    [InlineData(0, 0, 4096, 4096)]
    public void At_TheEdgesOfTheMap_IsATileOfTheMap(double lat, double lon, int x, int y) =>
        Assert.Equal(new TileId(13, x, y), Tiles.At(new GeoPoint(lat, lon)));

    [Fact]
    public void Around_AnyPlaceWithinTheRadius_IsCovered() =>
        Gen.Select(Zhejiang, Gen.Double[0, 5_000], Gen.Double[0, 2 * Math.PI], Gen.Double[0, 0.999]).Sample((centre, radius, bearing, part) =>
        {
            var place = Towards(centre, radius * part, bearing);
            Assert.Contains(Tiles.At(place), Tiles.Around(centre, radius));
        });

    [Fact]
    public void Around_TwoKilometres_TouchesFewTiles() => Zhejiang.Sample(centre => Tiles.Around(centre, 2_000).Length is >= 1 and <= 4);

    [Theory]
    [InlineData("13/0/0", true)]
    [InlineData("13/8191/8191", true)]
    [InlineData("13/8192/0", false)]
    [InlineData("13/-1/0", false)]
    [InlineData("12/0/0", false)]
    [InlineData("13/00/0", false)]
    [InlineData("13/0", false)]
    [InlineData("13/ 1/0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_AnyText_TakesOnlyTilesOfTheMap(string? text, bool good) => Assert.Equal(good, TileId.TryParse(text, out _));

    [Fact]
    public void Metres_AnyTwoPoints_IsSymmetricAndAgreesWithTheWayWalked() =>
        Gen.Select(Zhejiang, Gen.Double[1, 50_000], Gen.Double[0, 2 * Math.PI]).Sample((from, metres, bearing) =>
        {
            var to = Towards(from, metres, bearing);
            Assert.Equal(Distance.Metres(from, to), Distance.Metres(to, from), 6);
            Assert.Equal(metres, Distance.Metres(from, to), 0.01);
            Assert.Equal(0, Distance.Metres(from, from));
        });

    private static double West(int x) => x / 8192.0 * 360 - 180;

    internal static double North(double y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - 2 * y / 8192.0))));

    /// <summary>The direct problem on the sphere.</summary>
    internal static GeoPoint Towards(GeoPoint from, double metres, double bearing)
    {
        var (lat, lon) = (double.DegreesToRadians(from.Lat), double.DegreesToRadians(from.Lon));
        var angle = metres / 6_371_008.8;
        var sine = Math.Sin(lat) * Math.Cos(angle) + Math.Cos(lat) * Math.Sin(angle) * Math.Cos(bearing);
        var east = Math.Atan2(Math.Sin(bearing) * Math.Sin(angle) * Math.Cos(lat), Math.Cos(angle) - Math.Sin(lat) * sine);
        return new(double.RadiansToDegrees(Math.Asin(sine)), double.RadiansToDegrees(lon + east));
    }
}
