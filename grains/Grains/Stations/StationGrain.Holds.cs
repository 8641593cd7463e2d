using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <content>Holds, of which their riders' grains have the last word.</content>
public sealed partial class StationGrain
{
    /// <summary>Puts new holds to their riders' grains, which have the last word; whether any was refused.</summary>
    private async Task<bool> ConfirmHolds()
    {
        var refused = false;
        foreach (var (riderId, reservation) in holds.Unconfirmed(Id, State))
        {
            if ((await GrainFactory.Rider(riderId).HoldReservation(reservation)).Refusal is { } refusal)
            {
                await Store(ReservationRules.Revoke(State, reservation.ReservationId, ReservationRules.RefusalOf(refusal), Now));
                refused = true;
            }
            else
            {
                holds.Confirm(reservation.ReservationId);
            }
        }

        holds.Forget(State);
        return refused;
    }

    /// <summary>
    /// A change may end a reservation that a fault kept from its rider's grain. It has the last word even so: what it does not agree to, or cannot be
    /// asked, nobody was told that they have.
    /// </summary>
    private async Task<StationState> WithoutNeverHad(StationState next)
    {
        // An idle tick changes nothing, and every station has one every few seconds.
        if (ReferenceEquals(next, State))
        {
            return next;
        }

        foreach (var (operationId, riderId, reservation) in holds.EndedUnconfirmed(Id, State, next))
        {
            StationRefusal? refusal;
            try
            {
                refusal = (await GrainFactory.Rider(riderId).HoldReservation(reservation)).Refusal switch
                {
                    null => null,
                    // From before this activation: they may have agreed, and have had another one since.
                    RiderRefusal.ReservationOver when reservation.ExpiresAt - options.ReservationLife < inMemorySince => null,
                    { } reason => ReservationRules.RefusalOf(reason),
                };
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                refusal = StationRefusal.NoFreePort;
            }

            next = refusal is { } refused ? ReservationRules.NeverHad(next, operationId, refused) : next;
        }

        return next;
    }

    /// <summary>What a reservation was answered is certain once its rider's grain has agreed.</summary>
    private bool IsFinal(RecordedOperation operation) => State.Ports.All(port =>
        port.Held is not { } held || held.OperationId != operation.Id || holds.IsConfirmed(held.ReservationId));
}
