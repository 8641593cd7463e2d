using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>Who is near.</summary>
public sealed partial class PresenceMap
{
    /// <summary>Who could take a task, nearest first. Looks from cell to cell outwards, and no farther than the last it may name.</summary>
    public ImmutableArray<Candidate> Nearby(NearbyQuery query, DateTimeOffset now)
    {
        var sought = new Sought(query, options, now);
        var nearest = new NearestRiders(query.Limit);
        Span<double> leastM = stackalloc double[TileGrid.Cells];
        Span<short> cells = stackalloc short[TileGrid.Cells];
        var count = grid.Near(query.Centre, query.RadiusM, firstOfCell, leastM, cells);
        for (var place = 0; place < count && nearest.HasRoomAt(leastM[place]); place++)
        {
            Look(cells[place], sought, nearest);
        }

        var found = ImmutableArray.CreateBuilder<Candidate>(nearest.Found.Count);
        foreach (var (_, _, slot, distanceM) in nearest.Found)
        {
            found.Add(CandidateRules.Candidate(riders[slot], sought, distanceM));
        }

        return found.MoveToImmutable();
    }

    private void Look(int cell, in Sought sought, NearestRiders nearest)
    {
        for (var slot = firstOfCell[cell]; slot != KnownRider.None; slot = riders[slot].Next)
        {
            ref readonly var rider = ref riders[slot];
            if (CandidateRules.MayAsk(rider, sought, out var distanceM))
            {
                nearest.Show(rider.RiderId!, slot, distanceM);
            }
        }
    }
}
