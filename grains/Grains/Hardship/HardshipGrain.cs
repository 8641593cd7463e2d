using RedStation.Contracts;
using RedStation.Contracts.Hardship;
using RedStation.Domain.Hardship;
using RedStation.Domain.Ledger;
using RedStation.Domain.Operations;
using RedStation.Grains.Ledger;

namespace RedStation.Grains.Hardship;

/// <inheritdoc cref="IHardshipGrain"/>
public sealed class HardshipGrain(IHardshipGrants grants, ILedger ledger, HardshipSettlement settlement, TimeProvider clock) : Grain, IHardshipGrain
{
    private string District => GrainKeys.IdOf(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<Answer<HardshipGrant, HardshipRefusal>> Propose(ProposeHardshipGrant command)
    {
        var id = Fingerprint.Of("hardship-grant", (command.By.Id, command.OperationId));
        if (await grants.Find(id) is { } known)
        {
            return (known.District, known.RiderId, known.Points, known.Reason) == (District, command.RiderId, command.Points, command.Reason)
                ? HardshipRules.At(known, clock.GetUtcNow())
                : HardshipRefusal.OperationIdReused;
        }

        if (await GrainFactory.Rider(command.RiderId).GetName() is not { } rider)
        {
            return HardshipRefusal.RiderNotFound;
        }

        var now = clock.GetUtcNow();
        var grant = new HardshipGrant(
            id, District, command.RiderId, rider.DisplayName, command.Points, command.Reason, command.By.Id, command.By.Name, now,
            now + HardshipRules.ProposalLife, HardshipStatus.Proposed);
        // The hold first: should the row not be written, repeating the command writes it, and otherwise the points come back by themselves.
        var held = await ledger.Execute(HardshipRules.Hold(grant));
        if (held.Refusal is { } refusal)
        {
            return refusal == LedgerRefusal.OtherContent ? HardshipRefusal.OperationIdReused : HardshipRefusal.BudgetExhausted;
        }

        await grants.Add(grant);
        return grant;
    }

    /// <inheritdoc/>
    public async Task<Answer<HardshipGrant, HardshipRefusal>> Decide(DecideHardshipGrant command)
    {
        var now = clock.GetUtcNow();
        if (await grants.Find(command.GrantId) is not { } grant || grant.District != District)
        {
            return HardshipRefusal.GrantNotFound;
        }

        if (!HardshipRules.IsRepeat(grant, command.By.Id, command.Approve))
        {
            if (HardshipRules.MayDecide(grant, command.By.Id, command.Approve, now) is { } refusal)
            {
                return refusal;
            }

            grant = await grants.Decide(grant with
            {
                Status = command.Approve ? HardshipStatus.Approved : HardshipStatus.Refused,
                DecidedBy = command.By.Id,
                DecidedByName = command.By.Name,
                DecidedAt = now,
                Note = command.Note,
            });
            if (!HardshipRules.IsRepeat(grant, command.By.Id, command.Approve))
            {
                return HardshipRefusal.GrantDecided;
            }
        }

        await settlement.Settle(grant);
        return (await grants.Find(command.GrantId))!;
    }

    /// <inheritdoc/>
    public async Task<Answer<HardshipBudget, HardshipRefusal>> TopUp(TopUpHardshipBudget command)
    {
        var (id, now) = (HardshipRules.TopUpId(command.By.Id, command.OperationId), clock.GetUtcNow());
        // The reason first: the list shows those that the ledger has booked.
        await grants.AddTopUp(id, District, command, now);
        var answer = await ledger.Execute(HardshipRules.TopUp(id, District, command.Points, now));
        return answer.Refusal is null ? await grants.Budget(District) : HardshipRefusal.OperationIdReused;
    }
}
