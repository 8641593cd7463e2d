using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Riders;
using RedStation.Domain.Geo;
using static RedStation.Tests.Domain.Dispatch.SomeRiders;

namespace RedStation.Tests.Domain.Dispatch;

public sealed class CandidateRulesTests
{
    private static readonly Gen<Presence> Rider = Gen.Select(
        Gen.Double[-0.02, 0.02], Gen.Double[-0.02, 0.02], Gen.Int[0, 400], Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[-5, 60].Select(minutes => (int?)minutes)), Gen.Int[-1, 5], Gen.Enum<Skill>().Array[0, 2])
        .Select((lat, lon, age, free, order, limit, skills) => new Presence(
            "r", new GeoPoint(Here.Lat + lat, Here.Lon + lon), Noon.AddSeconds(-age), free,
            order is { } minutes ? Noon.AddMinutes(minutes) : null, Noon.AddHours(limit), [.. skills]));

    [Fact]
    public void Nearby_WhoeverIsNamed_IsFreeNearFreshSkilledAndHasTheTime() =>
        Gen.Select(Rider, Gen.Int[100, 2_500], Gen.Enum<Skill>().Array[0, 1]).Sample((rider, radius, skills) =>
        {
            var map = NewMap();
            map.Report(Telling(rider));

            var named = map.Nearby(new NearbyQuery(Here, radius, 10, [.. skills], 20), Noon).SingleOrDefault();

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
            Assert.True(named is null || (named.Needed >= needed && named.DistanceM == (int)Math.Round(distance)));
            Assert.Equal(named?.Slack, named is null ? null : rider.OrderDeadline - Noon);
            Assert.Equal(named?.Skills.Order(), named is null ? null : rider.Skills.Distinct().Order());
        },
        iter: 10_000);
}
