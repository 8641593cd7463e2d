using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>Who may hold a port (invariant 1).</summary>
public static class ReservationRules
{
    /// <summary>
    /// Holds a port, if one is free. The rider's grain has the last word: when it refuses, <see cref="Revoke"/> follows.
    /// </summary>
    public static Decision<StationState, Answer<Reservation, StationRefusal>> Reserve(
        string stationId, StationState state, ReservePort command, string reservationId, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, StationRefusal.StationNotFound, false);
        }

        if (Replay(state, command) is { } first)
        {
            return new(state, first, false);
        }

        var (port, refusal) = Choose(state, command, now);
        if (refusal is { } reason)
        {
            return new(Answered(state, command, reason, granted: false), reason, false);
        }

        var held = new HeldPort(reservationId, command.RiderId, now + options.ReservationLife, command.Key);
        var reservation = new Reservation(reservationId, stationId, state.Definition.Name, port, held.ExpiresAt);
        return new(Answered(Hold(state, port, held, now), command, reservation, granted: true), reservation, true);
    }

    /// <summary>Holds a port that is free.</summary>
    internal static StationState Hold(StationState state, int port, HeldPort held, DateTimeOffset now) => StationRevision.Bump(
        state with { Ports = state.Ports.SetItem(port - 1, state.Ports[port - 1] with { Held = held }) }, now);

    /// <summary>The answer to this command so far, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<Reservation, StationRefusal>? Replay(StationState state, ReservePort command) =>
        StationReplay.Find<Reservation>(state.Operations, command.Key, FingerprintOf(command));

    /// <summary>
    /// Takes a reservation back that the rider's grain refused, and makes the refusal the answer. No word is owed: the rider never had it.
    /// </summary>
    public static StationState Revoke(StationState state, string reservationId, StationRefusal reason, DateTimeOffset now)
    {
        if (Find(state, reservationId) is not { } port)
        {
            return state;
        }

        var record = state.Ports[port - 1];
        var next = state with { Ports = state.Ports.SetItem(port - 1, record with { Held = null }) };
        return StationRevision.Bump(NeverHad(next, record.Held!.OperationId, reason), now);
    }

    /// <summary>
    /// A reservation is over that its rider's grain never agreed to: whoever repeats the command that asked for it is refused, and not told of a port
    /// that nobody had.
    /// </summary>
    public static StationState NeverHad(StationState state, string operationId, StationRefusal reason)
    {
        Answer<Reservation, StationRefusal> answer = reason;
        return state with { Operations = state.Operations.Amend(operationId, answer, granted: false) };
    }

    /// <summary>A rider gives a reservation up. Doing so again is not an error.</summary>
    public static Decision<StationState, Answer<Unit, StationRefusal>> Cancel(
        StationState state, string riderId, string reservationId, DateTimeOffset now)
    {
        if (RecallCancel(state, riderId, reservationId) is { } first)
        {
            return new(state, first, false);
        }

        var key = CancelKey(riderId, reservationId);
        if (state.Definition is null || Find(state, reservationId) is not { } port)
        {
            return new(state, state.Definition is null ? StationRefusal.StationNotFound : StationRefusal.ReservationNotFound, false);
        }

        if (state.Ports[port - 1].Held!.RiderId != riderId)
        {
            Answer<Unit, StationRefusal> refused = StationRefusal.ReservationNotYours;
            return new(state with { Operations = state.Operations.With(key, riderId, refused, granted: false) }, refused, false);
        }

        Answer<Unit, StationRefusal> done = Unit.Done;
        var next = StationRevision.Bump(End(state, port, ReservationEnd.Cancelled), now);
        return new(next with { Operations = next.Operations.With(key, riderId, done, granted: true) }, done, true);
    }

    /// <summary>What a rider's giving up of a reservation is remembered by. It needs no id of its own: it can be done once.</summary>
    public static string CancelKey(string riderId, string reservationId) => $"{riderId}/cancel:{reservationId}";

    /// <summary>Ends whatever reservation a port has, and owes the rider the word.</summary>
    public static StationState End(StationState state, int port, ReservationEnd reason) => state.Ports[port - 1] is not { Held: { } held } record
        ? state
        : state with
        {
            Ports = state.Ports.SetItem(port - 1, record with { Held = null }),
            Owed = state.Owed.Add(new(held.RiderId, held.ReservationId, reason)),
        };

    /// <summary>What a reservation is refused as when its rider's grain refuses it.</summary>
    public static StationRefusal RefusalOf(RiderRefusal refusal) => refusal switch
    {
        RiderRefusal.RiderBlocked => StationRefusal.RiderBlocked,
        RiderRefusal.AlreadyReserved => StationRefusal.AlreadyReserved,
        RiderRefusal.ReservationPaused => StationRefusal.ReservationPaused,
        RiderRefusal.ReservationLimit => StationRefusal.ReservationLimit,
        _ => StationRefusal.NoFreePort,
    };

    private static Answer<Unit, StationRefusal>? RecallCancel(StationState state, string riderId, string reservationId) =>
        state.Operations.Find<Answer<Unit, StationRefusal>>(CancelKey(riderId, reservationId), riderId, out var first) switch
        {
            ReplayStatus.Answered => first,
            ReplayStatus.TooOld => StationRefusal.OperationIdTooOld,
            // As records of before this version have it.
            _ when state.Operations.Find<Unit>("cancel:" + reservationId, riderId, out _) == ReplayStatus.Answered => Unit.Done,
            _ => null,
        };

    private static (int Port, StationRefusal? Refusal) Choose(StationState state, ReservePort command, DateTimeOffset now)
    {
        if (state.Definition!.Retired)
        {
            return (0, StationRefusal.StationRetired);
        }

        if (command.Port is { } wanted && (wanted < 1 || wanted > state.Ports.Length))
        {
            return (0, StationRefusal.PortNotFound);
        }

        if (WhyNot(state, command.RiderId, now) is { } reason)
        {
            return (0, reason);
        }

        if (command.Port is { } only)
        {
            return StationViews.StatusOf(state, state.Ports[only - 1]) switch
            {
                PortStatus.Available => (only, null),
                PortStatus.Offline => (0, StationRefusal.PortOffline),
                _ => (0, StationRefusal.NoFreePort),
            };
        }

        return FreePort(state) is { } free ? (free, null) : (0, StationRefusal.NoFreePort);
    }

    /// <summary>
    /// Why a rider needs no port here, whichever: they have one, may not come in, or nobody knows anything of the station. Null when nothing of
    /// that is so.
    /// </summary>
    internal static StationRefusal? WhyNot(StationState state, string riderId, DateTimeOffset now) =>
        HeldFor(state, riderId, now) is not null ? StationRefusal.AlreadyReserved
        : !state.OpenToHold ? StationRefusal.StationClosed
        : !state.Ports.IsEmpty && state.Ports.All(port => StationViews.StatusOf(state, port) == PortStatus.Offline) ? StationRefusal.StationOffline
        : null;

    /// <summary>The first port that is free, or null.</summary>
    public static int? FreePort(StationState state)
    {
        for (var port = 1; port <= state.Ports.Length; port++)
        {
            if (StationViews.StatusOf(state, state.Ports[port - 1]) == PortStatus.Available)
            {
                return port;
            }
        }

        return null;
    }

    /// <summary>The port that a rider has held here, or null.</summary>
    public static ReservedPort? HeldFor(StationState state, string riderId, DateTimeOffset now)
    {
        for (var at = 0; at < state.Ports.Length; at++)
        {
            if (state.Ports[at].Held is { } held && held.RiderId == riderId && held.ExpiresAt > now)
            {
                return new ReservedPort(held.ReservationId, at + 1, held.ExpiresAt);
            }
        }

        return null;
    }

    private static int? Find(StationState state, string reservationId)
    {
        for (var index = 0; index < state.Ports.Length; index++)
        {
            if (state.Ports[index].Held?.ReservationId == reservationId)
            {
                return index + 1;
            }
        }

        return null;
    }

    private static StationState Answered(StationState state, ReservePort command, Answer<Reservation, StationRefusal> answer, bool granted) =>
        state with { Operations = state.Operations.With(command.Key, FingerprintOf(command), answer, granted) };

    private static string FingerprintOf(ReservePort command) => Fingerprint.Of("reserve", command);
}
