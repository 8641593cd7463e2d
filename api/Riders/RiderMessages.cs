using RedStation.Api.Tasks;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Riders;

/// <summary>What a phone is told, as hub messages.</summary>
internal static class RiderMessages
{
    /// <summary>The method and payload of a piece of news.</summary>
    /// <exception cref="ArgumentException">Nothing is set in it.</exception>
    public static (string Method, object Payload) Of(RiderNews news) => news switch
    {
        { Offered: { } offer } => ("TaskOffered", TaskWire.Offer(offer)),
        { Withdrawn: { } withdrawn } => ("OfferWithdrawn", withdrawn),
        { Task: { } task } => ("TaskChanged", TaskWire.ForRider(task, news.RiderId)),
        { Recognised: { } recognised } => ("Recognised", recognised),
        { Balance: { } balance } => ("BalanceChanged", balance),
        { ReservationEnded: { } ended } => ("ReservationEnded", ended),
        { Me: { } me } => ("Me", RiderWire.Me(me)),
        _ => throw new ArgumentException("The news has no part.", nameof(news)),
    };
}
