using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Riders;

/// <summary>What a phone is told, as hub messages.</summary>
internal static class RiderMessages
{
    /// <summary>The method and payload of a piece of news.</summary>
    /// <exception cref="ArgumentException">Nothing is set in it.</exception>
    public static (string Method, object Payload) Of(RiderNews news) => news switch
    {
        { Offered: { } offer } => ("TaskOffered", TaskViews.ForOffered(offer)),
        { Withdrawn: { } withdrawn } => ("OfferWithdrawn", withdrawn),
        { Task: { } task } => ("TaskChanged", TaskViews.ForRider(task, news.RiderId)),
        { Recognised: { } recognised } => ("Recognised", recognised),
        { Balance: { } balance } => ("BalanceChanged", balance),
        { ReservationEnded: { } ended } => ("ReservationEnded", ended),
        { Me: { } me } => ("Me", RiderViews.ForOwnPhone(me)),
        _ => throw new ArgumentException("The news has no part.", nameof(news)),
    };
}
