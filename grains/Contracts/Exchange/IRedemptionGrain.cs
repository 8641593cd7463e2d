using Orleans.Concurrency;

namespace RedStation.Contracts.Exchange;

/// <summary>
/// A rider's redemption of a service, 兑换: from the reservation, which holds the points, to the delivery, which pays them. The only one who
/// decides about it, and who makes good what a crash left half done. Key: <see cref="GrainKeys.Redemption"/>.
/// </summary>
[Alias("redemption")]
public interface IRedemptionGrain : IGrainWithStringKey
{
    /// <summary>Reserves a service for a rider.</summary>
    [Alias("reserve")]
    Task<Answer<RedemptionView, ExchangeRefusal>> Reserve(ReserveService command);

    /// <summary>The redemption, or null when there is none.</summary>
    [ReadOnly, Alias("get")]
    Task<RedemptionView?> Get();

    /// <summary>Its rider gives it up.</summary>
    [Alias("cancel")]
    Task<Answer<RedemptionView, ExchangeRefusal>> Cancel(RedemptionCommand command);

    /// <summary>It is handed over, once.</summary>
    [Alias("deliver")]
    Task<Answer<RedemptionView, ExchangeRefusal>> Deliver(DeliverService command);

    /// <summary>Whoever handed it over takes that back, within five minutes: it is reserved again, and its code works again.</summary>
    [Alias("undo")]
    Task<Answer<RedemptionView, ExchangeRefusal>> Undo(RedemptionCommand command);

    /// <summary>Its rider says how it was, once.</summary>
    [Alias("rate")]
    Task<Answer<RedemptionView, ExchangeRefusal>> Rate(RateService command);

    /// <summary>Lets go of its rider's name and words, because they are erased, and has lists let go of them. Repeating it changes nothing.</summary>
    [Alias("erase-rider")]
    Task EraseRider();

    /// <summary>Makes sure it is in memory and has done what is due.</summary>
    [Alias("wake")]
    Task Wake();
}
