using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>
/// Which of a station's reservations their riders' grains have agreed to, as far as this activation knows. A reservation counts once its rider's
/// grain agrees; one that a fault or a crash cut short before that must be put to the rider again, before anything is answered.
/// </summary>
public sealed class HoldConfirmations
{
    private readonly HashSet<string> confirmed = [];

    /// <summary>Whether a rider's grain has agreed to a reservation.</summary>
    public bool IsConfirmed(string reservationId) => confirmed.Contains(reservationId);

    /// <summary>The reservations that are still to be put to their riders, in the order of the ports.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="state">The station as it is.</param>
    public IReadOnlyList<(string RiderId, Reservation Reservation)> Unconfirmed(string stationId, StationState state)
    {
        // Looked at every few seconds by every station, and nearly always there is none.
        List<(string, Reservation)>? found = null;
        for (var at = 0; at < state.Ports.Length; at++)
        {
            if (state.Ports[at].Held is { } held && !confirmed.Contains(held.ReservationId))
            {
                (found ??= []).Add((held.RiderId, new(held.ReservationId, stationId, state.Definition!.Name, at + 1, held.ExpiresAt)));
            }
        }

        return found ?? [];
    }

    /// <summary>
    /// The reservations that a change ends before their riders' grains were known to agree, each with the command that asked for it.
    /// </summary>
    /// <param name="stationId">The station.</param>
    /// <param name="before">The station as it is.</param>
    /// <param name="after">The station as it is to be.</param>
    public IEnumerable<(string OperationId, string RiderId, Reservation Reservation)> EndedUnconfirmed(
        string stationId, StationState before, StationState after) =>
        from unconfirmed in Unconfirmed(stationId, before)
        let reservation = unconfirmed.Reservation
        where after.Ports.All(port => port.Held?.ReservationId != reservation.ReservationId)
        select (before.Ports[reservation.Port - 1].Held!.OperationId, unconfirmed.RiderId, reservation);

    /// <summary>A rider's grain has agreed.</summary>
    public void Confirm(string reservationId) => confirmed.Add(reservationId);

    /// <summary>Forgets what the station holds no more.</summary>
    public void Forget(StationState state) => confirmed.IntersectWith(state.Ports.Select(port => port.Held?.ReservationId).OfType<string>());
}
