using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>Who is near.</summary>
public sealed partial class PresenceMap
{
    /// <summary>
    /// Who could take a task, nearest first, and after them, when everybody is asked for, those who could not. Looks from cell to cell outwards,
    /// and no farther than the last it may name.
    /// </summary>
    public ImmutableArray<Candidate> Nearby(NearbyQuery query, DateTimeOffset now)
    {
        var sought = new CandidateFilter(query, options, now);
        var nearest = new NearestRiders(query.Limit);
        var others = query.Everybody ? new NearestRiders(query.Limit) : null;
        Span<double> leastM = stackalloc double[TileGrid.Cells];
        Span<short> cells = stackalloc short[TileGrid.Cells];
        var count = grid.Near(query.Centre, query.RadiusM, firstOfCell, leastM, cells);
        for (var place = 0; place < count && (nearest.HasRoomAt(leastM[place]) || others?.HasRoomAt(leastM[place]) == true); place++)
        {
            Look(cells[place], sought, nearest, others);
        }

        var found = ImmutableArray.CreateBuilder<Candidate>(nearest.Found.Count + (others?.Found.Count ?? 0));
        foreach (var (_, _, slot, distanceM) in others is null ? nearest.Found : [.. nearest.Found, .. others.Found])
        {
            found.Add(CandidateRules.Candidate(riders[slot], sought, distanceM));
        }

        return found.MoveToImmutable();
    }

    private void Look(int cell, in CandidateFilter sought, NearestRiders nearest, NearestRiders? others)
    {
        for (var slot = firstOfCell[cell]; slot != KnownRider.None; slot = riders[slot].Next)
        {
            ref readonly var rider = ref riders[slot];
            if (sought.RiderId is { } wanted && rider.RiderId != wanted)
            {
                continue;
            }

            if (CandidateRules.MayAsk(rider, sought, out var distanceM))
            {
                nearest.Show(rider.RiderId!, slot, distanceM, rider.CountedM);
            }
            else if (others is not null && CandidateRules.MayShow(rider, sought, out distanceM))
            {
                others.Show(rider.RiderId!, slot, distanceM, rider.CountedM);
            }
        }
    }
}
