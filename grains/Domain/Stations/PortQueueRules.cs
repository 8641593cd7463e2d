using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>
/// Who waits for a port, and who has the next one: whoever came first. It is held for them before anybody else can take it, and they are told.
/// Who does not come in its time lets the next one have it.
/// </summary>
public static class PortQueueRules
{
    /// <summary>How many may wait at a station.</summary>
    public const int Most = 50;

    /// <summary>A rider begins to wait. Whoever waits already keeps their place.</summary>
    public static Decision<StationState, Answer<QueuePlace, StationRefusal>> Join(
        StationState state, JoinPortQueue command, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, StationRefusal.StationNotFound, false);
        }

        if (Replay(state, command) is { } first)
        {
            return new(state, first, false);
        }

        var waits = Find(state, command.RiderId) >= 0;
        if (!waits && WhyNot(state, command.RiderId, now) is { } reason)
        {
            return new(Answered(state, command, reason, granted: false), reason, false);
        }

        var next = waits ? state : state with { Queue = state.Queue.Add(new(command.RiderId, now)) };
        var place = PlaceOf(next, command.RiderId, options)!;
        return new(Answered(next, command, place, granted: true), place, true);
    }

    /// <summary>A rider waits no more. The same state when they did not.</summary>
    public static StationState Leave(StationState state, string riderId) =>
        Find(state, riderId) is >= 0 and var at ? state with { Queue = state.Queue.RemoveAt(at) } : state;

    /// <summary>Where a rider stands, or null when they do not wait here.</summary>
    public static QueuePlace? PlaceOf(StationState state, string riderId, StationOptions options) => Find(state, riderId) is >= 0 and var at
        ? new(at + 1, state.Queue.Length, state.Queue[at].JoinedAt, state.Queue[at].JoinedAt + options.QueueLife)
        : null;

    /// <summary>
    /// Holds a free port for who waits longest, and lets go of those whose time is over. The rider's grain has the last word, as with every
    /// reservation. The answer is whether a port was given: there may be another.
    /// </summary>
    public static Decision<StationState, bool> Serve(StationState state, string reservationId, StationOptions options, DateTimeOffset now)
    {
        if (state.Queue.IsEmpty)
        {
            return new(state, false, false);
        }

        var waiting = state.Definition is { Retired: false } ? state.Queue.RemoveAll(one => one.JoinedAt + options.QueueLife <= now) : [];
        var rest = waiting.Length == state.Queue.Length ? state : state with { Queue = waiting };
        if (waiting.IsEmpty || !rest.OpenToHold || ReservationRules.FreePort(rest) is not { } port)
        {
            return new(rest, false, rest != state);
        }

        var held = new HeldPort(reservationId, waiting[0].RiderId, now + options.QueueHold, "queue/" + reservationId);
        return new(ReservationRules.Hold(rest with { Queue = waiting.RemoveAt(0) }, port, held, now), true, true);
    }

    private static StationRefusal? WhyNot(StationState state, string riderId, DateTimeOffset now) =>
        state.Definition!.Retired ? StationRefusal.StationRetired
        : ReservationRules.WhyNot(state, riderId, now) is { } reason ? reason
        // Nothing will ever free at a station without ports.
        : state.Ports.IsEmpty ? StationRefusal.StationOffline
        : state.Queue.IsEmpty && ReservationRules.FreePort(state) is not null ? StationRefusal.PortIsFree
        : state.Queue.Length >= Most ? StationRefusal.QueueFull
        : null;

    private static Answer<QueuePlace, StationRefusal>? Replay(StationState state, JoinPortQueue command) =>
        StationReplay.Find<QueuePlace>(state.Operations, command.Key, Fingerprint.Of("queue", command));

    private static StationState Answered(StationState state, JoinPortQueue command, Answer<QueuePlace, StationRefusal> answer, bool granted) =>
        state with { Operations = state.Operations.With(command.Key, Fingerprint.Of("queue", command), answer, granted) };

    private static int Find(StationState state, string riderId)
    {
        for (var at = 0; at < state.Queue.Length; at++)
        {
            if (state.Queue[at].RiderId == riderId)
            {
                return at;
            }
        }

        return -1;
    }
}
