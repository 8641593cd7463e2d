using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Geo;

namespace RedStation.Api.Riders;

/// <summary>
/// A rider whose phone is connected here: what dispatch may know of them. The position is kept in memory, while on duty, and
/// nowhere else.
/// </summary>
public sealed class RiderSession(string riderId)
{
    /// <summary>Offers remembered, so that one that is answered late still finds its task.</summary>
    private const int OffersRemembered = 32;

    private readonly Lock gate = new();
    private readonly Queue<TaskOffer> offers = new();
    private RiderView? me;
    private (GeoPoint Position, DateTimeOffset At)? place;
    private TileId? reportedIn;
    private bool changed;

    /// <summary>Whose session this is.</summary>
    public string RiderId => riderId;

    /// <summary>Connections of the rider to this process; kept by the gateway.</summary>
    public int Connections { get; set; }

    /// <summary>Takes what the rider's grain says. Off duty, the position is forgotten.</summary>
    public void Follow(RiderView view)
    {
        lock (gate)
        {
            me = view;
            changed = true;
            foreach (var offer in view.Offers)
            {
                Remember(offer);
            }

            if (!view.OnDuty)
            {
                place = null;
            }
        }
    }

    /// <summary>Takes news from the rider's grain that bear on offers and on being free.</summary>
    public void Hear(RiderNews news)
    {
        if (news.Me is { } view)
        {
            Follow(view);
            return;
        }

        lock (gate)
        {
            if (news.Offered is { } offer)
            {
                Remember(offer);
            }

            if (news.Task is { } task && me is not null)
            {
                var theirs = task.Assignee == riderId && task.Status is GovernanceTaskStatus.Assigned or GovernanceTaskStatus.InProgress;
                me = me with { ActiveTask = theirs ? task : me.ActiveTask?.Id == task.Id ? null : me.ActiveTask };
                changed = true;
            }
        }
    }

    /// <summary>The task of an offer, or null when the rider was never shown it here.</summary>
    public string? TaskOf(string offerId)
    {
        lock (gate)
        {
            return offers.FirstOrDefault(offer => offer.OfferId == offerId)?.Task.Id;
        }
    }

    /// <summary>Takes a position. Passed over off duty, and when a later one is known.</summary>
    public void Place(GeoPoint position, DateTimeOffset at)
    {
        lock (gate)
        {
            if (me is { OnDuty: true } && (place is not { } known || known.At <= at))
            {
                place = (position, at);
                changed = true;
            }
        }
    }

    /// <summary>The phone is gone: its position with it.</summary>
    public void Leave()
    {
        lock (gate)
        {
            place = null;
            changed = true;
        }
    }

    /// <summary>What the tiles have still to hear: a presence for the tile the rider is in, and the tile they have left.</summary>
    public (Presence? Now, TileId? In, TileId? Left) TakeChange()
    {
        lock (gate)
        {
            if (!changed)
            {
                return default;
            }

            changed = false;
            var before = reportedIn;
            if (place is not { } here || me is not { OnDuty: true, LimitAt: { } limit })
            {
                reportedIn = null;
                return (null, null, before);
            }

            var tile = Tiles.At(here.Position);
            reportedIn = tile;
            var free = me.ActiveTask is null && !me.Blocked;
            var presence = new Presence(riderId, here.Position, here.At, free, me.OrderDeadline, limit, me.Skills);
            return (presence, tile, before == tile ? null : before);
        }
    }

    private void Remember(TaskOffer offer)
    {
        if (offers.Any(known => known.OfferId == offer.OfferId))
        {
            return;
        }

        offers.Enqueue(offer);
        if (offers.Count > OffersRemembered)
        {
            offers.Dequeue();
        }
    }
}
