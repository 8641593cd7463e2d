using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Riders;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Geo;
using RedStation.Tests.Domain.Tasks;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class CandidateRulesTests
{
    private static readonly DispatchOptions Options = new();
    private static readonly DateTimeOffset Noon = SomeTasks.Noon;
    private static readonly GeoPoint Here = new(30.25, 120.15);

    private static readonly Gen<Presence> Rider = Gen.Select(
        Gen.Double[-0.02, 0.02], Gen.Double[-0.02, 0.02], Gen.Int[0, 400], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[-5, 60].Select(minutes => (int?)minutes)), Gen.Int[-1, 5], Gen.Enum<Skill>().Array[0, 2])
        .Select((lat, lon, age, free, order, limit, skills) => new Presence(
            "r", new GeoPoint(Here.Lat + lat, Here.Lon + lon), Noon.AddSeconds(-age), free,
            order is { } minutes ? Noon.AddMinutes(minutes) : null, Noon.AddHours(limit), [.. skills]));

    [Fact]
    public void Consider_WhoeverIsNamed_IsFreeNearFreshSkilledAndHasTheTime() =>
        Gen.Select(Rider, Gen.Int[100, 2_500], Gen.Enum<Skill>().Array[0, 1]).Sample((rider, radius, skills) =>
        {
            var query = new NearbyQuery(Here, radius, 10, [.. skills], 20);

            var named = CandidateRules.Consider(rider, query, Options, Noon);

            var distance = Distance.Metres(rider.Position, Here);
            var needed = TimeSpan.FromSeconds(distance * 1.4 / 5) + TimeSpan.FromMinutes(15);
            var may = rider.Free && rider.At >= Noon.AddMinutes(-3) && rider.LimitAt > Noon && distance <= radius
                && skills.All(skill => rider.Skills.Contains(skill));
            if (may && rider.OrderDeadline is { } order)
            {
                // Travel is rounded up to the second; within that second either answer is right.
                may = order - Noon >= needed && (order - Noon >= needed.Add(TimeSpan.FromSeconds(1)) || named is not null);
            }

            Assert.Equal(may, named is not null);
            Assert.True(named is null || named.Needed >= needed);
        },
        iter: 10_000);

    [Fact]
    public void PresenceMap_ReportsInAnyOrder_KeepsTheLatestOfEachRider() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000]).Array[1, 30].Sample(reports =>
        {
            var map = new PresenceMap(Options);
            foreach (var (rider, at) in reports)
            {
                map.Report([At($"r{rider}", Noon.AddMilliseconds(at), Here.Lat + (at * 1e-6))]);
            }

            var found = map.Nearby(new NearbyQuery(Here, 2_000, 1, [], 10), Noon.AddSeconds(1));

            var expected = reports.GroupBy(report => report.Item1)
                .Select(rider => (Id: $"r{rider.Key}", M: (int)Math.Round(Distance.Metres(Here, Here with { Lat = Here.Lat + (rider.Max(r => r.Item2) * 1e-6) }))))
                .OrderBy(rider => rider.M).ThenBy(rider => rider.Id, StringComparer.Ordinal);
            Assert.Equal(expected, found.Select(candidate => (candidate.RiderId, candidate.DistanceM)));
        });

    [Fact]
    public void PresenceMap_AfterTheLifeOfAPosition_ForgetsIt()
    {
        var map = new PresenceMap(Options);
        map.Report([At("old", Noon, 30.25), At("new", Noon.AddMinutes(2), 30.25)]);

        Assert.Equal(0, map.Forget(Noon + Options.PositionLife));
        Assert.Equal(1, map.Forget(Noon + Options.PositionLife + TimeSpan.FromTicks(1)));
        Assert.Equal(1, map.Count);
        map.Remove(["new", "nobody"]);
        Assert.Equal(0, map.Count);
    }

    [Fact]
    public void Nearest_MoreThanTheLimit_AreTheNearestInOrder()
    {
        var map = new PresenceMap(Options);
        map.Report([.. Enumerable.Range(0, 30).Select(number => At($"r{number:00}", Noon, Here.Lat + (number * 1e-4)))]);

        var found = map.Nearby(new NearbyQuery(Here, 5_000, 1, [], 5), Noon);

        Assert.Equal(["r00", "r01", "r02", "r03", "r04"], found.Select(candidate => candidate.RiderId));
    }

    private static Presence At(string rider, DateTimeOffset at, double lat) =>
        new(rider, new GeoPoint(lat, Here.Lon), at, true, null, Noon.AddHours(8), []);
}
