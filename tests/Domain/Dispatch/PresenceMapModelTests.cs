using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using static RedStation.Tests.Domain.Dispatch.SomeRiders;

namespace RedStation.Tests.Domain.Dispatch;

/// <summary>The grid against the naive list: whatever gateways say in whatever order, both answer the same.</summary>
public sealed class PresenceMapModelTests
{
    private const int Riders = 40;

    /// <summary>Within the tile, around its borders, and now and then anywhere: a tile takes what it is given.</summary>
    private static readonly Gen<GeoPoint> Place = Gen.Frequency(
        (6, Around(0.012)), (3, Around(0.03)), (1, Gen.Select(Gen.Double[-89, 89], Gen.Double[-179, 179], (lat, lon) => new GeoPoint(lat, lon))));

    private static readonly Gen<int?> Accuracy = Gen.Frequency(
        (4, Gen.Int[0, 300].Select(metres => (int?)metres)), (1, Gen.Int[0, 5_000].Select(metres => (int?)metres)), (1, Gen.Const((int?)null)));

    private static readonly Gen<Presence> Word = Gen.Select(
        Gen.Int[0, Riders - 1], Place, Gen.Int[-100, 40], Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false))),
        Gen.OneOf(Gen.Const((int?)null), Gen.Int[0, 60].Select(minutes => (int?)minutes)), Gen.Select(Gen.Int[-1, 120], Accuracy),
        Gen.Enum<Skill>().Array[0, 2])
        .Select((rider, place, second, free, order, more, skills) => new Presence(
            $"r{rider}", place, Noon.AddSeconds(second), free, order is { } minutes ? Noon.AddMinutes(minutes) : null,
            Noon.AddMinutes(more.Item1), [.. skills], more.Item2));

    private static readonly Gen<NearbyQuery> Query = Gen.Select(
        Place, Gen.Int[50, 5_000], Gen.Int[1, 40], Gen.Enum<Skill>().Array[0, 1], Gen.Int[0, 25], Gen.Select(Gen.Bool, Gen.Int[0, 80]),
        (place, radius, minutes, skills, limit, who) => new NearbyQuery(
            place, radius, minutes, [.. skills], limit, who.Item1, who.Item2 < Riders / 4 ? $"r{who.Item2}" : null));

    private static readonly Gen<Action<Pair>> Step = Gen.Frequency(
        (8, Gen.Select(Gen.Long[1, 2], Word.Array[1, 8], (gateway, riders) => (Action<Pair>)(pair => pair.Tell(gateway, riders)))),
        (8, Gen.Select(Gen.Long[1, 2], Word.Array[1, 8], (gateway, riders) => (Action<Pair>)(pair => pair.Move(gateway, riders)))),
        (2, Gen.Select(Gen.Long[1, 2], Gen.Int[0, Riders - 1].Array[1, 4], (gateway, riders) => (Action<Pair>)(pair => pair.Leave(gateway, riders)))),
        (1, Gen.Int[0, 300].Select(seconds => (Action<Pair>)(pair => pair.Forget(Noon.AddSeconds(seconds))))),
        (6, Gen.Select(Query, Gen.Int[0, 200], (query, seconds) => (Action<Pair>)(pair => pair.Ask(query, Noon.AddSeconds(seconds))))));

    [Fact]
    public void PresenceMap_AnySequence_AnswersAsTheNaiveListDoes() => Step.Array[1, 60].Sample(steps =>
    {
        var pair = new Pair();
        foreach (var step in steps)
        {
            step(pair);
        }
    },
    iter: 2_000);

    private static Gen<GeoPoint> Around(double degrees) => Gen.Select(
        Gen.Double[-degrees, degrees], Gen.Double[-degrees, degrees], (lat, lon) => new GeoPoint(Here.Lat + lat, Here.Lon + lon));

    /// <summary>The map and the list, told the same.</summary>
    private sealed class Pair
    {
        private readonly PresenceMapClient map = new(NewMap());
        private readonly NaivePresences list = new(Options);

        public void Tell(long gateway, IReadOnlyList<Presence> riders)
        {
            map.Tell(gateway, riders);
            foreach (var rider in riders)
            {
                list.Tell(gateway, rider);
            }

            Agree();
        }

        public void Move(long gateway, IReadOnlyList<Presence> riders)
        {
            var known = riders.Where(rider => list.Knows(gateway, rider.RiderId)).ToList();
            map.Move(gateway, known);
            foreach (var rider in known)
            {
                list.Move(gateway, rider.RiderId, rider);
            }

            Assert.All(riders.Except(known), rider => Assert.False(map.MayMove(gateway, rider)));
            Agree();
        }

        public void Leave(long gateway, IReadOnlyList<int> riders)
        {
            map.Leave(gateway, [.. riders.Select(rider => $"r{rider}")]);
            foreach (var rider in riders)
            {
                list.Leave(gateway, $"r{rider}");
            }

            Agree();
        }

        public void Forget(DateTimeOffset now)
        {
            map.Forget(now);
            list.Forget(now);
            Agree();
        }

        public void Ask(NearbyQuery query, DateTimeOffset now) => Assert.Equal(
            list.Nearby(query, now).Select(Text), map.Nearby(query, now).Select(Text));

        private void Agree() => Assert.Equal(list.Count, map.Count);

        private static string Text(Candidate one) =>
            $"{one.RiderId} {one.DistanceM} {one.Needed} {one.Slack} {string.Join(',', one.Skills)} {one.AccuracyM} {one.At} {one.Reason}";
    }
}
