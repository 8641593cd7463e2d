namespace RedStation.Domain.Dispatch;

/// <summary>The nearest few of the riders that are shown to it, in the order of <see cref="CandidateRules.Nearest"/>.</summary>
internal sealed class NearestRiders(int limit)
{
    private readonly List<(int FarthestM, string RiderId, int Slot, double DistanceM)> riders = [];

    /// <summary>Those found, nearest first.</summary>
    public IReadOnlyList<(int FarthestM, string RiderId, int Slot, double DistanceM)> Found => riders;

    /// <summary>Whether somebody at this distance, or farther, could still be among them.</summary>
    public bool HasRoomAt(double distanceM) => riders.Count < limit || (limit > 0 && Math.Round(distanceM) <= riders[^1].FarthestM);

    /// <summary>Takes a rider, if they are among the nearest.</summary>
    /// <param name="riderId">Who.</param>
    /// <param name="slot">Where they are kept.</param>
    /// <param name="distanceM">How far away the middle of their fix is.</param>
    /// <param name="accuracyM">How much farther they may be.</param>
    public void Show(string riderId, int slot, double distanceM, int accuracyM)
    {
        var farthest = (int)Math.Round(distanceM) + accuracyM;
        var place = riders.Count;
        while (place > 0 && IsNearer(farthest, riderId, riders[place - 1]))
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

        riders.Insert(place, (farthest, riderId, slot, distanceM));
    }

    private static bool IsNearer(int farthestM, string riderId, (int FarthestM, string RiderId, int Slot, double DistanceM) than) =>
        farthestM < than.FarthestM || (farthestM == than.FarthestM && string.CompareOrdinal(riderId, than.RiderId) < 0);
}
