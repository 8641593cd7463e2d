using RedStation.Api.Cases;
using RedStation.Contracts.Riders;
using RedStation.Domain.Riders;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Riders;

/// <summary>What a phone is told, as hub messages.</summary>
internal static class RiderMessages
{
    /// <summary>Sends a piece of news to a phone. What is sent is made once, however many phones there are.</summary>
    /// <exception cref="ArgumentException">Nothing is set in it.</exception>
    public static Func<IRiderClient, Task> Of(RiderNews news)
    {
        switch (news)
        {
            case { Offered: { } offered }:
                var offer = TaskViews.ForOffered(offered);
                return phone => phone.TaskOffered(offer);
            case { Withdrawn: { } withdrawn }:
                return phone => phone.OfferWithdrawn(withdrawn);
            case { Task: { } changed }:
                var task = TaskViews.ForRider(changed, news.RiderId);
                return phone => phone.TaskChanged(task);
            case { Recognised: { } recognised }:
                return phone => phone.Recognised(recognised);
            case { Balance: { } balance }:
                return phone => phone.BalanceChanged(balance);
            case { ReservationEnded: { } ended }:
                return phone => phone.ReservationEnded(ended);
            case { Case: { } changed }:
                var followed = CaseWire.Of(changed);
                return phone => phone.CaseChanged(followed);
            case { Session: { } session }:
                return phone => phone.SessionChanged(session);
            case { Me: { } rider }:
                var me = RiderViews.ForOwnPhone(rider);
                return phone => phone.Me(me);
            default:
                throw new ArgumentException("The news has no part.", nameof(news));
        }
    }
}
