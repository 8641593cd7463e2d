using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Dispatch;
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
            order is { } minutes ? Noon.AddMinutes(minutes) : null, Noon.AddHours(limit), [.. skills], 0));

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
            // An order whose time has passed is no order.
            if (may && rider.OrderDeadline is { } order && order > Noon)
            {
                // Travel is rounded up to the second; within that second either answer is right.
                may = order - Noon >= needed && (order - Noon >= needed.Add(TimeSpan.FromSeconds(1)) || named is not null);
            }

            Assert.Equal(may, named is not null);
            Assert.True(named is null || (named.Needed >= needed && named.DistanceM == (int)Math.Round(distance)));
            Assert.Equal(named?.Slack, named is null || rider.OrderDeadline <= Noon ? null : rider.OrderDeadline - Noon);
            Assert.Equal(named?.Skills.Order(), named is null ? null : rider.Skills.Distinct().Order());
        },
        iter: 10_000);

    [Fact]
    [Trait("Case", "P2")]
    public void Nearby_CoarseFixBesideAFineOne_ComesAfterIt()
    {
        var map = NewMap();
        map.Report(Telling(North("coarse", 100, 4_500), North("fine", 250, 10), North("middling", 150, 400)));

        var found = map.Nearby(new NearbyQuery(Here, 2_000, 10, [], 20), Noon);

        Assert.Equal([("fine", 250, 10), ("middling", 150, 400)], found.Select(one => (one.RiderId, one.DistanceM, one.AccuracyM!.Value)));
        var shown = map.Nearby(new NearbyQuery(Here, 10_000, 10, [], 20, Everybody: true), Noon);
        Assert.Equal(CandidateReason.PlaceTooCoarse, Assert.Single(shown, one => one.RiderId == "coarse").Reason);
    }

    [Fact]
    [Trait("Case", "P2")]
    public void Nearby_AnyUncertainty_NeverBringsARiderNearerOrLetsOneInWhoMayBeOutside() =>
        Gen.Select(Gen.Int[0, 2_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Int[100, 2_000]).Sample((metres, accuracy, other, radius) =>
        {
            var map = NewMap();
            map.Report(Telling(North("a", metres, accuracy), North("b", metres, other)));

            var found = map.Nearby(new NearbyQuery(Here, radius, 10, [], 2), Noon);

            Assert.All(found, one => Assert.InRange(CandidateRules.FarthestM(one), 0, radius + 1));
            Assert.All(found, one => Assert.True(one.AccuracyM <= FixRules.CoarsestM));
            Assert.True(found is not [var first, var second] || first.AccuracyM <= second.AccuracyM);
        });

    [Fact]
    [Trait("Case", "P1")]
    public void Nearby_OrderWhoseTimeHasPassed_DoesNotCount() => Gen.Int[-100_000, 3_000].Sample(seconds =>
    {
        var map = NewMap();
        map.Report(Telling(North("r", 100, 0) with { OrderDeadline = Noon.AddSeconds(seconds) }));

        var named = !map.Nearby(new NearbyQuery(Here, 300, 10, [], 1), Noon).IsEmpty;

        Assert.Equal(seconds <= 0 || seconds >= 28 + (15 * 60), named);
    });

    private static Presence North(string rider, double metres, int accuracyM) =>
        Free(rider, Noon, Distance.LatitudeDegrees(metres)) with { AccuracyM = accuracyM };
}
