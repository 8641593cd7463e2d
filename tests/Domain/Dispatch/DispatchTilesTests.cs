using CsCheck;
using RedStation.Contracts;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Geo;
using static RedStation.Tests.Domain.Geo.TilesTests;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class DispatchTilesTests
{
    private static readonly Gen<GeoPoint> Place = Gen.Select(Gen.Double[27, 31.5], Gen.Double[118, 123], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<double> Bearing = Gen.Double[0, 2 * Math.PI];

    [Fact]
    public void Of_WhereverARiderHasWandered_TheirTileIsAmongThoseAskedAround() =>
        Gen.Select(Place, Gen.Select(Bearing, Gen.Double[0, 300]).Array[1, 30], Bearing, Gen.Double[50, 5_000], Gen.Double[0, 0.999])
            .Sample((start, steps, bearing, radius, part) =>
            {
                var (here, tile) = (start, DispatchTiles.Of(start, null));
                foreach (var (direction, metres) in steps)
                {
                    here = Towards(here, metres, direction);
                    tile = DispatchTiles.Of(here, tile);
                }

                Assert.Contains(tile, DispatchTiles.Around(Towards(here, radius * part, bearing), radius));
            });

    [Fact]
    public void Around_RiderJustAcrossTheBorderOfTheirTile_ReachesBackToIt() =>
        Gen.Select(Gen.Int[6_700, 6_900], Gen.Double[3_300, 3_400], Gen.Double[1, 95], Gen.Double[50, 5_000]).Sample((x, y, metres, radius) =>
        {
            const double East = Math.PI / 2;
            var border = new GeoPoint(North(y), (x / 8192.0 * 360) - 180);
            var tile = DispatchTiles.Of(Towards(border, 10, -East), null);
            var here = Towards(border, metres, East);
            Assert.Equal(tile, DispatchTiles.Of(here, tile));

            Assert.Contains(tile, DispatchTiles.Around(Towards(here, radius * 0.999, East), radius));
        });

    [Fact]
    public void Of_JitteringAtABorder_StaysInTheTileEnteredFirst() =>
        Gen.Select(Gen.Int[6_700, 6_900], Gen.Int[3_300, 3_400], Gen.Select(Bearing, Gen.Double[0, 90]).Array[1, 20]).Sample((x, y, fixes) =>
        {
            var corner = new GeoPoint(North(y), (x / 8192.0 * 360) - 180);
            var entered = DispatchTiles.Of(corner, null);

            Assert.All(fixes, fix => Assert.Equal(entered, DispatchTiles.Of(Towards(corner, fix.Item2, fix.Item1), entered)));
        });

    [Fact]
    public void Of_WellInsideAnotherTile_IsThatTile() => Gen.Select(Place, Place).Sample((here, before) =>
    {
        var tile = DispatchTiles.Of(here, Tiles.At(before));
        Assert.True(tile == Tiles.At(here) || tile == Tiles.At(before));
        Assert.Equal(Tiles.At(here), DispatchTiles.Of(here, new TileId(13, Tiles.At(here).X + 2, Tiles.At(here).Y)));
    });
}
