using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Riders;

/// <summary>
/// A rider whose phone is connected here: what dispatch may know of them. The position is kept in memory, while on duty and for
/// minutes at most, and nowhere else.
/// </summary>
/// <param name="riderId">Whose session it is.</param>
/// <param name="changes">Where a session is listed that the tiles have to hear of.</param>
/// <param name="positionLife">How long a position counts.</param>
public sealed class RiderSession(string riderId, ChangedSessions changes, TimeSpan positionLife)
{
    private readonly Lock gate = new();
    private readonly RememberedOffers offers = new();
    private OnDuty? duty;
    private GeoPoint position;
    private DateTimeOffset at;
    private int? accuracyM;
    private bool placed;
    private TileId? tile;
    private PresenceTicket ticket;
    private bool toldAll;
    private bool listed;

    /// <summary>Whose session this is.</summary>
    public string RiderId => riderId;

    /// <summary>The rider's phones that are connected here; kept by the gateway.</summary>
    public ImmutableArray<ConnectedPhone> Phones { get; set; } = [];

    /// <summary>The gateway's calls of the rider's grain, one after the other: a phone that goes must not end what one that comes began.</summary>
    public SerialQueue SerialQueue { get; } = new();

    /// <summary>Takes what the rider's grain says. Off duty, the position is forgotten.</summary>
    public void Follow(RiderView view)
    {
        lock (gate)
        {
            foreach (var offer in view.Offers)
            {
                offers.Remember(offer);
            }

            Become(view is { OnDuty: true, LimitAt: { } limit }
                ? new OnDuty(limit, view.OrderDeadline, view.Skills, view.Blocked, view.ActiveTask?.Id)
                : null);
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
                offers.Remember(offer);
            }

            if (news.Task is { } task && duty is not null)
            {
                var theirs = TaskLifecycle.IsUnderWayBy(task, riderId);
                Become(duty with { TaskId = theirs ? task.Id : duty.TaskId == task.Id ? null : duty.TaskId });
            }
        }
    }

    /// <summary>The task of an offer, or null when the rider was never shown it here.</summary>
    public string? TaskOf(string offerId)
    {
        lock (gate)
        {
            return offers.TaskOf(offerId);
        }
    }

    /// <summary>
    /// Takes a position. Ignored off duty, when a later one is known, whichever of the rider's phones measured it, and when it is too coarse to
    /// place anybody while a good one counts.
    /// </summary>
    /// <param name="here">Where the rider was.</param>
    /// <param name="when">When it was measured.</param>
    /// <param name="exactM">How exact it is, in metres; null when the phone did not say.</param>
    public void Place(GeoPoint here, DateTimeOffset when, int? exactM)
    {
        lock (gate)
        {
            if (duty is not null && (!placed || FixRules.Replaces((at, accuracyM), (when, exactM), positionLife)))
            {
                (position, at, accuracyM, placed) = (here, when, exactM, true);
                List();
            }
        }
    }

    /// <summary>The last phone is gone: the position with it.</summary>
    public void Leave()
    {
        lock (gate)
        {
            Unplace();
            List();
        }
    }

    /// <summary>Forgets a position that is too old to count; the tile does so by itself.</summary>
    public void Forget(DateTimeOffset oldest)
    {
        lock (gate)
        {
            if (at < oldest)
            {
                Unplace();
            }
        }
    }

    /// <summary>Takes what the tiles have still to hear of this rider.</summary>
    /// <param name="isBusy">Whether a tile is just being told something. The session then stays listed, and this answers false.</param>
    /// <param name="change">What they have to hear.</param>
    public bool TryTake(Predicate<TileId> isBusy, out PositionChange change)
    {
        lock (gate)
        {
            change = default;
            TileId? next = placed && duty is not null ? DispatchTiles.Of(position, tile) : null;
            if (next is { } wanted && isBusy(wanted))
            {
                changes.Add(this);
                return false;
            }

            listed = false;
            var left = tile != next ? tile : null;
            if (tile != next)
            {
                (tile, ticket) = (next, default);
            }

            var all = next is not null && (!toldAll || ticket == default);
            toldAll |= all;
            change = new PositionChange(
                next,
                left,
                all ? Presence() : null,
                new Movement(ticket.Slot, ticket.Number, position.Lat, position.Lon, at.UtcTicks, accuracyM));
            return true;
        }
    }

    /// <summary>The tile has taken all about the rider and gives a ticket for what follows.</summary>
    public void Seat(TileId by, PresenceTicket given)
    {
        lock (gate)
        {
            if (tile == by)
            {
                ticket = given;
            }
        }
    }

    /// <summary>The tile does not know the rider, or could not be told: it is told all once more.</summary>
    public void Unseat(TileId by)
    {
        lock (gate)
        {
            if (tile == by)
            {
                ticket = default;
                List();
            }
        }
    }

    private Presence Presence() => new(
        riderId, position, at, duty!.TaskId is null && !duty.Blocked, duty.OrderDeadline, duty.LimitAt, duty.Skills, accuracyM);

    private void Become(OnDuty? next)
    {
        if (next == duty)
        {
            return;
        }

        (duty, toldAll) = (next, false);
        if (next is null)
        {
            Unplace();
        }

        List();
    }

    private void Unplace() => (placed, position, at, accuracyM) = (false, default, default, null);

    private void List()
    {
        if (!listed)
        {
            listed = true;
            changes.Add(this);
        }
    }

    /// <summary>What bears on being asked. Its parts change seldom.</summary>
    private sealed record OnDuty(
        DateTimeOffset LimitAt, DateTimeOffset? OrderDeadline, ImmutableArray<Skill> Skills, bool Blocked, string? TaskId);
}
