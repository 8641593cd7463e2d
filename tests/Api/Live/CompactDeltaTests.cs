using CsCheck;
using RedStation.Api.Live;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Api.Live;

public sealed class CompactDeltaTests
{
    private const long Now = 1_800_000_000_000;

    [Fact]
    public void OneChangedPort_TakesTenBytes()
    {
        var delta = new CompactDelta(number: 49, step: 200, before: Now, time: Now + 60);
        delta.Add(19, Station(Now + 55, Now + 55, open: true, connected: true, new PortCounts(20, 3, 1, 15, 1, 0)));

        Assert.Equal([49, 200, 60, 19, 3, 5, 3, 1, 15, 1], delta.ToArray());
    }

    [Fact]
    public void Shift_OfARevisionBesideItsTime_IsWrittenWithItsSign()
    {
        var delta = new CompactDelta(number: 300, step: 0, before: Now, time: Now);
        delta.Add(0, Station(Now, Now + 2, open: false, connected: true, new PortCounts(1, 1, 0, 0, 0, 0)));
        delta.Add(1, Station(Now - 128, Now - 129, open: true, connected: false, new PortCounts(1, 0, 0, 0, 0, 1)));

        Assert.Equal([172, 2, 0, 0, 0, 70, 0, 4, 1, 0, 0, 0, 1, 101, 128, 1, 1, 0, 0, 0, 0], delta.ToArray());
    }

    [Fact]
    [Trait("Case", "S1")]
    public void StationThatWasNeverHeard_HasNoTimeAndItsRevision()
    {
        var delta = new CompactDelta(number: 1, step: 0, before: Now, time: Now);
        delta.Add(0, Station(0, Now + 3, open: true, connected: false, new PortCounts(1, 0, 0, 0, 0, 1)) with { AsOf = default });

        Assert.Equal([1, 0, 0, 0, 1 | 4 | 16 | (3 << 5), 0, 6, 0, 0, 0, 0], delta.ToArray());
    }

    [Fact]
    public void AnyStation_ReadAsThePageSays_IsTheSameAgain() =>
        Gen.Select(Gen.Long[0, Now], Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 15], Gen.Int[0, 64].Array[4], Gen.Int[0, 5_000]).Sample(
            (asOf, shift, bits, counts, index) =>
            {
                var (open, connected, reservable, never) = ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
                var from = never ? Now : asOf;
                var station = Station(
                    asOf, from + shift, open, connected, new PortCounts(counts.Sum(), counts[0], counts[1], counts[2], counts[3], 0)) with
                {
                    Reservable = reservable,
                };
                station = never ? station with { AsOf = default } : station;
                var delta = new CompactDelta(number: index, step: 17, before: Now - 3, time: Now);
                delta.Add(index, station);

                using var bytes = new BinaryReader(new MemoryStream(delta.ToArray()));
                Assert.Equal((index, 17, 3), (bytes.Read7BitEncodedInt(), bytes.ReadByte(), bytes.Read7BitEncodedInt()));
                Assert.Equal(index, bytes.Read7BitEncodedInt());
                var flags = bytes.ReadByte();
                Assert.Equal((open, connected), ((flags & 1) != 0, (flags & 2) != 0));
                Assert.Equal((reservable, never), ((flags & 8) != 0, (flags & 16) != 0));
                Assert.Equal(ConditionRules.Of(station), (StationCondition)(flags >> 5));
                Assert.Equal(from, Now - bytes.Read7BitEncodedInt64());
                var code = (flags & 4) != 0 ? bytes.Read7BitEncodedInt64() : 0;
                Assert.Equal(shift, code % 2 == 1 ? -(code + 1) / 2 : code / 2);
                Assert.Equal(counts, counts.Select(_ => bytes.Read7BitEncodedInt()));
                Assert.Equal(bytes.BaseStream.Length, bytes.BaseStream.Position);
            });

    private static StationSummary Station(long asOf, long revision, bool open, bool connected, PortCounts ports) => new(
        "s", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), open, ports, [], revision, DateTimeOffset.FromUnixTimeMilliseconds(asOf), connected);
}
