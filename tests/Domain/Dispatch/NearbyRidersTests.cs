using CsCheck;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Tests.Domain.Dispatch;

/// <summary>A dispatcher learns whether help is near, and nothing of a single rider.</summary>
public sealed class NearbyRidersTests
{
    private static readonly Gen<Candidate> AnyRider = Gen.Select(Gen.Int[0, NearbyRiders.RadiusM], Gen.OneOf<int?>(null, 10, 2_001))
        .Select((distance, accuracy) => new Candidate("r", distance, TimeSpan.Zero, null, [], accuracy));

    [Fact]
    public void Of_Riders_TellsCountAndDistance_FromThreeOnAlone() => AnyRider.Array[0, 260].Sample(found =>
    {
        var placed = found.Where(rider => rider.AccuracyM != 2_001).ToList();
        var near = NearbyRiders.Of(found);
        if (placed.Count < 3)
        {
            Assert.Equal(new NearbyRiders(null, null), near);
            return;
        }

        Assert.Equal(Math.Min(placed.Count, 200), near.Count);
        Assert.Equal(0, near.NearestM % 100);
        Assert.InRange(near.NearestM!.Value - placed.Min(rider => rider.DistanceM), 0, 99);
    });
}
