using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Geo;
using static RedStation.Tests.Domain.Dispatch.SomeRiders;
using static RedStation.Tests.Domain.Geo.TilesTests;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class PresenceMapTests
{
    [Fact]
    public void Report_PositionsInAnyOrder_KeepsTheLatestOfEachRider() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000]).Array[1, 30].Sample(reports =>
        {
            var map = NewMap();
            foreach (var (rider, at) in reports)
            {
                map.Report(Telling(Free($"r{rider}", Noon.AddMilliseconds(at), at * 1e-6)));
            }

            var found = map.Nearby(new NearbyQuery(Here, 2_000, 1, [], 10), Noon.AddSeconds(1));

            var expected = reports.GroupBy(report => report.Item1)
                .Select(rider => (Id: $"r{rider.Key}", At: Here with { Lat = Here.Lat + (rider.Max(r => r.Item2) * 1e-6) }))
                .Select(rider => (rider.Id, M: (int)Math.Round(Distance.Metres(Here, rider.At))))
                .OrderBy(rider => rider.M).ThenBy(rider => rider.Id, StringComparer.Ordinal);
            Assert.Equal(expected, found.Select(candidate => (candidate.RiderId, candidate.DistanceM)));
        });

    [Fact]
    public void Forget_AfterTheLifeOfAPosition_ForgetsItAndItsTicket()
    {
        var map = NewMap();
        var tickets = map.Report(Telling(Free("old", Noon), Free("new", Noon.AddMinutes(2)))).Tickets;

        Assert.Equal(0, map.Forget(Noon + Options.PositionLife));
        Assert.Equal(1, map.Forget(Noon + Options.PositionLife + TimeSpan.FromTicks(1)));

        Assert.Equal(1, map.Count);
        var later = Noon.AddMinutes(4);
        Assert.Equal([0], map.Report(new PresenceBatch(1, [], [], [Moved(tickets[0], Here, later), Moved(tickets[1], Here, later)])).Unknown);
        map.Report(new PresenceBatch(1, ["new", "nobody"], [], []));
        Assert.Equal(0, map.Count);
    }

    [Fact]
    public void Report_TicketOfAnotherLifeOrOfSomebodyElsesSlot_MovesNobody()
    {
        var former = NewMap(lastTicket: 7).Report(Telling(Free("one", Noon))).Tickets[0];
        var map = NewMap(lastTicket: 70);
        var ticket = map.Report(Telling(Free("one", Noon))).Tickets[0];
        map.Report(new PresenceBatch(1, ["one"], [], []));
        var next = map.Report(Telling(Free("two", Noon))).Tickets[0];
        Assert.Equal(ticket.Slot, next.Slot);

        var away = Here with { Lat = Here.Lat + 0.01 };
        var receipt = map.Report(new PresenceBatch(1, [], [], [Moved(former, away, Noon), Moved(ticket, away, Noon), Moved(default, away, Noon)]));

        Assert.Equal([0, 1, 2], receipt.Unknown);
        Assert.Equal(0, Assert.Single(map.Nearby(new NearbyQuery(Here, 50, 1, [], 10), Noon)).DistanceM);
    }

    [Fact]
    public void Report_RiderWhoCameByAnotherGateway_IsNotTakenAwayByTheFirst()
    {
        var map = NewMap();
        var first = map.Report(Telling(Free("roams", Noon))).Tickets[0];
        map.Report(Telling(Free("roams", Noon.AddSeconds(1))) with { Gateway = 2 });

        var late = map.Report(new PresenceBatch(1, ["roams"], [], [Moved(first, Here, Noon.AddSeconds(2))]));

        Assert.Equal([0], late.Unknown);
        Assert.Equal(1, map.Count);
        map.Report(new PresenceBatch(2, ["roams"], [], []));
        Assert.Equal(0, map.Count);
    }

    [Fact]
    public void Nearby_EquallyNearAcrossTheBorderOfCells_IsTheSmallerId()
    {
        var tile = Tiles.At(Here);
        var middle = new GeoPoint(North(tile.Y + 0.5), ((tile.X + 0.5) / 8192 * 360) - 180);
        // Not within a hair of half a metre: there the last bit of the arithmetic decides which whole metre it is.
        var lengths = Gen.Double[5, 30].Where(metres => Math.Abs(metres - Math.Floor(metres) - 0.5) > 1e-6);
        Gen.Select(lengths, Gen.Double[0, 0.3], Gen.Bool).Sample((metres, more, swap) =>
        {
            var (here, there) = (Towards(middle, metres, -Math.PI / 2), Towards(middle, more, Math.PI / 2));
            var map = NewMap();
            map.Report(Telling(
                Free(swap ? "a" : "b", Noon) with { Position = Towards(here, metres, -Math.PI / 2) },
                Free(swap ? "b" : "a", Noon) with { Position = there }));

            var nearest = Assert.Single(map.Nearby(new NearbyQuery(here, 100, 1, [], 1), Noon));

            var (west, east) = (Math.Round(metres), Math.Round(Distance.Metres(here, there)));
            Assert.Equal(west < east ? swap ? "a" : "b" : "a", nearest.RiderId);
        },
        iter: 2_000);
    }

    [Fact]
    public void Nearby_MoreThanTheLimit_AreTheNearestInOrder()
    {
        var map = NewMap();
        map.Report(Telling([.. Enumerable.Range(0, 30).Select(number => Free($"r{number:00}", Noon, number * 1e-4))]));

        var found = map.Nearby(new NearbyQuery(Here, 5_000, 1, [], 5), Noon);

        Assert.Equal(["r00", "r01", "r02", "r03", "r04"], found.Select(candidate => candidate.RiderId));
    }
}
