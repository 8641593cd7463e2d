using RedStation.Contracts;

namespace RedStation.Domain.Dispatch;

/// <summary>How riders are kept: slots that are used again, chained by cell.</summary>
public sealed partial class PresenceMap
{
    /// <summary>A slot for a rider who is not in any cell yet.</summary>
    private int Take(string riderId)
    {
        var slot = firstFree;
        if (slot != KnownRider.None)
        {
            firstFree = riders[slot].Next;
        }
        else
        {
            if (used == riders.Length)
            {
                Array.Resize(ref riders, Math.Max(FirstCapacity, used + (used / 2)));
            }

            slot = used++;
        }

        riders[slot] = new KnownRider { RiderId = riderId, At = long.MinValue, Cell = KnownRider.None };
        return slot;
    }

    /// <summary>Wipes a slot: nothing of the rider or their position stays.</summary>
    private void Free(int slot)
    {
        slotOf.Remove(riders[slot].RiderId!);
        Unchain(riders[slot]);
        riders[slot] = new KnownRider { Cell = KnownRider.None, Next = firstFree };
        firstFree = slot;
    }

    private void Place(ref KnownRider rider, int slot, GeoPoint position, long at)
    {
        (rider.Position, rider.At) = (position, at);
        var cell = grid.CellOf(position);
        if (cell == rider.Cell)
        {
            return;
        }

        Unchain(rider);
        (rider.Cell, rider.Previous, rider.Next) = (cell, KnownRider.None, firstOfCell[cell]);
        if (rider.Next != KnownRider.None)
        {
            riders[rider.Next].Previous = slot;
        }

        firstOfCell[cell] = slot;
    }

    private void Unchain(in KnownRider rider)
    {
        if (rider.Cell == KnownRider.None)
        {
            return;
        }

        if (rider.Previous == KnownRider.None)
        {
            firstOfCell[rider.Cell] = rider.Next;
        }
        else
        {
            riders[rider.Previous].Next = rider.Next;
        }

        if (rider.Next != KnownRider.None)
        {
            riders[rider.Next].Previous = rider.Previous;
        }
    }
}
