using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>How many riders are on duty near a place, said so that it tells nothing of a single one.</summary>
/// <param name="Count">How many; null when fewer than <see cref="Least"/>, none among them.</param>
/// <param name="NearestM">How far the nearest is, in metres, rounded up to <see cref="StepM"/>; null likewise.</param>
public sealed record NearbyRiders(int? Count, int? NearestM)
{
    /// <summary>How far around a place is looked, in metres.</summary>
    public const int RadiusM = 2_000;

    /// <summary>Of fewer than these neither number nor distance is told.</summary>
    public const int Least = 3;

    /// <summary>The step of distances, in metres.</summary>
    public const int StepM = 100;

    /// <summary>More are counted as this many.</summary>
    public const int Most = 200;

    /// <summary>What is told of riders who were found within the radius.</summary>
    public static NearbyRiders Of(IEnumerable<Candidate> found)
    {
        // A fix that is too coarse says nothing of who is near.
        var near = found.Where(rider => FixRules.Places(rider.AccuracyM)).Select(rider => rider.DistanceM).ToList();
        return near.Count < Least ? new(null, null) : new(Math.Min(near.Count, Most), ((near.Min() + StepM - 1) / StepM) * StepM);
    }
}
