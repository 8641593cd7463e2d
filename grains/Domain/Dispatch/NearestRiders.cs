namespace RedStation.Domain.Dispatch;

/// <summary>The nearest few of the riders that are shown to it, in the order of <see cref="CandidateRules.Nearest"/>.</summary>
internal sealed class NearestRiders(int limit)
{
    private readonly List<(int RoundedM, string RiderId, int Slot, double DistanceM)> riders = [];

    /// <summary>Those found, nearest first.</summary>
    public IReadOnlyList<(int RoundedM, string RiderId, int Slot, double DistanceM)> Found => riders;

    /// <summary>Whether somebody at this distance, or farther, could still be among them.</summary>
    public bool HasRoomAt(double distanceM) => riders.Count < limit || (limit > 0 && Math.Round(distanceM) <= riders[^1].RoundedM);

    /// <summary>Takes a rider, if they are among the nearest.</summary>
    public void Show(string riderId, int slot, double distanceM)
    {
        var rounded = (int)Math.Round(distanceM);
        var place = riders.Count;
        while (place > 0 && IsNearer(rounded, riderId, riders[place - 1]))
        {
            place--;
        }

        if (place == limit)
        {
            return;
        }

        if (riders.Count == limit)
        {
            riders.RemoveAt(limit - 1);
        }

        riders.Insert(place, (rounded, riderId, slot, distanceM));
    }

    private static bool IsNearer(int roundedM, string riderId, (int RoundedM, string RiderId, int Slot, double DistanceM) than) =>
        roundedM < than.RoundedM || (roundedM == than.RoundedM && string.CompareOrdinal(riderId, than.RiderId) < 0);
}
