using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>
/// The riders of a tile: one array, chained by the cells of a grid. In memory only; used by one grain at a time.
/// </summary>
/// <param name="tile">The tile.</param>
/// <param name="options">How long a position counts, and what is asked of candidates.</param>
/// <param name="lastTicket">Where the numbers of tickets begin: greater than 0, and where no earlier life of the tile has been.</param>
public sealed partial class PresenceMap(TileId tile, DispatchOptions options, long lastTicket)
{
    private const int FirstCapacity = 16;

    private readonly TileGrid grid = new(tile);
    private readonly Dictionary<string, int> slotOf = [];
    private readonly int[] firstOfCell = [.. Enumerable.Repeat(KnownRider.None, TileGrid.Cells)];
    private KnownRider[] riders = [];
    private int firstFree = KnownRider.None;
    private int used;

    /// <summary>How many are known.</summary>
    public int Count => slotOf.Count;

    /// <summary>Takes what a gateway says of its riders; what is older than the known is ignored.</summary>
    public PresenceReceipt Report(PresenceBatch batch)
    {
        foreach (var riderId in batch.Left)
        {
            if (slotOf.TryGetValue(riderId, out var slot) && riders[slot].Gateway == batch.Gateway)
            {
                Free(slot);
            }
        }

        var tickets = ImmutableArray.CreateBuilder<PresenceTicket>(batch.Told.Length);
        foreach (var presence in batch.Told)
        {
            tickets.Add(Tell(presence, batch.Gateway));
        }

        ImmutableArray<int>.Builder? unknown = null;
        var moved = batch.Moved.AsSpan();
        for (var place = 0; place < moved.Length; place++)
        {
            if (!Move(moved[place]))
            {
                (unknown ??= ImmutableArray.CreateBuilder<int>()).Add(place);
            }
        }

        return new PresenceReceipt(tickets.MoveToImmutable(), unknown?.ToImmutable() ?? []);
    }

    /// <summary>Forgets positions that are too old, and says how many.</summary>
    public int Forget(DateTimeOffset now)
    {
        var oldest = (now - options.PositionLife).UtcTicks;
        var before = Count;
        for (var slot = 0; slot < used; slot++)
        {
            if (riders[slot].RiderId is not null && riders[slot].At < oldest)
            {
                Free(slot);
            }
        }

        if (Count == 0)
        {
            // After the rush nothing is left of its size.
            (riders, firstFree, used) = ([], KnownRider.None, 0);
            slotOf.TrimExcess();
        }

        return before - Count;
    }

    private PresenceTicket Tell(Presence presence, long gateway)
    {
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(slotOf, presence.RiderId, out var known);
        if (!known)
        {
            slot = Take(presence.RiderId);
        }

        ref var rider = ref riders[slot];
        if (rider.At > presence.At.UtcTicks)
        {
            return default;
        }

        if (rider.Gateway != gateway || rider.Ticket == 0)
        {
            (rider.Gateway, rider.Ticket) = (gateway, ++lastTicket);
        }

        rider.Free = presence.Free;
        rider.LimitAt = presence.LimitAt.UtcTicks;
        rider.OrderDeadline = presence.OrderDeadline?.UtcTicks ?? long.MaxValue;
        rider.Skills = SkillSet.Of(presence.Skills);
        rider.AccuracyM = presence.AccuracyM;
        Place(ref rider, slot, presence.Position, presence.At.UtcTicks);
        return new PresenceTicket(slot, rider.Ticket);
    }

    private bool Move(in Movement movement)
    {
        if ((uint)movement.Slot >= (uint)used || riders[movement.Slot].Ticket != movement.Ticket || movement.Ticket == 0)
        {
            return false;
        }

        ref var rider = ref riders[movement.Slot];
        if (rider.At <= movement.AtTicks)
        {
            rider.AccuracyM = movement.AccuracyM;
            Place(ref rider, movement.Slot, new GeoPoint(movement.Lat, movement.Lon), movement.AtTicks);
        }

        return true;
    }
}
