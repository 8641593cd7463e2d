using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Grains.Pricing;

namespace RedStation.Grains.Riders;

/// <summary>What a task would pay a rider, given what they have earned in the month.</summary>
public sealed class OfferedPoints(IPriceLists lists, ILedger ledger)
{
    /// <summary>The offer as the rider is shown it.</summary>
    public async ValueTask<TaskOffer> For(string riderId, TaskOffer offer, DateTimeOffset now)
    {
        if ((await lists.Current()).OfRule(DistrictRuleKind.MonthlyPointsCeiling, offer.Task.District, now) is not { } ceiling)
        {
            return offer;
        }

        var payable = PointCeilingRules.Payable(offer.Points, ceiling, await ledger.GetEarnedPoints(riderId, now));
        return payable == offer.Points ? offer : offer with { Points = (int)payable, MonthlyCeiling = ceiling };
    }
}
