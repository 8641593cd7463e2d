using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Api.Riders;

/// <summary>What one dispatch tile has still to hear from this process. One call at a time; used by the batcher alone.</summary>
internal sealed class TileFeed(TileId tile, long gateway)
{
    private readonly ImmutableArray<string>.Builder left = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Presence>.Builder told = ImmutableArray.CreateBuilder<Presence>();
    private readonly ImmutableArray<Movement>.Builder moved = ImmutableArray.CreateBuilder<Movement>();
    private readonly List<RiderSession> toldOf = [];
    private readonly List<RiderSession> movedOf = [];

    /// <summary>The tile.</summary>
    public TileId Tile => tile;

    /// <summary>The call under way, or the last one.</summary>
    public Task Call { get; set; } = Task.CompletedTask;

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => left.Count + told.Count + moved.Count == 0;

    /// <summary>A rider is in the tile. Not while a call is under way.</summary>
    public void Add(RiderSession session, in PositionChange change)
    {
        if (change.Told is { } presence)
        {
            told.Add(presence);
            toldOf.Add(session);
        }
        else
        {
            moved.Add(change.Moved);
            movedOf.Add(session);
        }
    }

    /// <summary>A rider has left the tile. At any time.</summary>
    public void Leave(string riderId) => left.Add(riderId);

    /// <summary>Takes all there is to tell as one message.</summary>
    public PresenceBatch Take()
    {
        var batch = new PresenceBatch(gateway, left.ToImmutable(), told.ToImmutable(), moved.ToImmutable());
        left.Clear();
        told.Clear();
        moved.Clear();
        return batch;
    }

    /// <summary>The tile has answered.</summary>
    public void Heard(PresenceReceipt receipt)
    {
        for (var place = 0; place < toldOf.Count; place++)
        {
            toldOf[place].Seat(tile, receipt.Tickets[place]);
        }

        foreach (var place in receipt.Unknown)
        {
            movedOf[place].Unseat(tile);
        }

        Forget();
    }

    /// <summary>The tile could not be told.</summary>
    public void Lost()
    {
        toldOf.ForEach(session => session.Unseat(tile));
        movedOf.ForEach(session => session.Unseat(tile));
        Forget();
    }

    private void Forget()
    {
        toldOf.Clear();
        movedOf.Clear();
    }
}
