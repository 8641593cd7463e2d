using RedStation.Api.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Riders;

/// <summary>What <c>/hubs/rider</c> sends to a rider's phone.</summary>
public interface IRiderClient
{
    /// <summary>Everything about the rider: on connecting, and when something without a message of its own has changed.</summary>
    Task Me(RiderView me);

    /// <summary>A new offer.</summary>
    Task TaskOffered(TaskOffer offer);

    /// <summary>An offer can no longer be accepted.</summary>
    Task OfferWithdrawn(WithdrawnOffer withdrawn);

    /// <summary>The rider's task has changed.</summary>
    Task TaskChanged(TaskView task);

    /// <summary>A station has recognised the rider.</summary>
    Task Recognised(RecognisedAt recognised);

    /// <summary>Points or social hours have changed.</summary>
    Task BalanceChanged(Balance balance);

    /// <summary>A case that the rider reported or joined has changed.</summary>
    Task CaseChanged(CaseWire changed);

    /// <summary>A session of charging of the rider's has begun, gone on or ended.</summary>
    Task SessionChanged(ChargingSessionView session);

    /// <summary>The rider's reservation has ended.</summary>
    Task ReservationEnded(EndedReservation ended);
}
