using RedStation.Contracts;
using RedStation.Contracts.Hardship;
using RedStation.Contracts.Pricing;
using RedStation.Domain.Hardship;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Grains.Pricing;

namespace RedStation.Grains.Hardship;

/// <summary>
/// Has the ledger carry out decisions on hardship grants. Repeating it changes nothing, so that whatever a crash left undone is done later.
/// </summary>
public sealed class HardshipSettlement(IHardshipGrants grants, ILedger ledger, IPriceLists lists, IGrainFactory grains)
{
    /// <summary>Carries out one decision, and tells the rider of points.</summary>
    public async Task Settle(HardshipGrant decided)
    {
        var months = (await lists.Current()).OfRule(DistrictRuleKind.PointsValidMonths, decided.District, decided.DecidedAt!.Value);
        var answer = await ledger.Execute(HardshipRules.Settle(decided, months));
        await grants.Settled(decided.Id, tooLate: answer.Refusal == LedgerRefusal.HoldExpired);
        if (answer.Refusal is null && decided.Status == HardshipStatus.Approved)
        {
            await grains.Rider(decided.RiderId).BalanceChanged();
        }
    }

    /// <summary>Carries out what was left undone.</summary>
    public async Task SettleAll()
    {
        foreach (var decided in await grants.Unsettled())
        {
            await Settle(decided);
        }
    }
}
