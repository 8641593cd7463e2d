using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using RedStation.Domain.Erasure;
using RedStation.Storage.Certificates;
using RedStation.Storage.Ledger;
using RedStation.Storage.Queries;

namespace RedStation.Api.PersonalData;

/// <summary>What a rider would lose who is erased now, and what must be brought to an end first.</summary>
public sealed class ErasureOutlook(
    LedgerQueries ledger, TaskQueries tasks, CaseQueries cases, RedemptionQueries redemptions, CertificateStore certificates, TimeProvider clock)
{
    /// <summary>Looks.</summary>
    public async Task<ErasureOutlookWire> Of(RiderView rider)
    {
        var now = clock.GetUtcNow();
        var balances = await ledger.Wallet(rider.Id);
        var held = balances.Holds.Where(hold => hold.Unit == "points").Sum(hold => hold.Amount);
        // The newest page of each: what is open is not old.
        var open = (await redemptions.OfRider(rider.Id, null, Limits.Page)).Items
            .Count(one => one.Status == RedemptionStatus.Reserved && one.ExpiresAt > now);
        var submitted = (await tasks.OfRider(rider.Id, null, Limits.Page)).Items.Count(one => one.Status == GovernanceTaskStatus.Submitted);
        var reports = (await cases.OfRider(rider.Id, null, Limits.Page)).Items.Count(one => !CaseLifecycle.IsOver(one.Status));
        var valid = (await certificates.Of(rider.Id)).Count(one => one.RevokedAt is null && one.ExpiresAt > now);
        return new ErasureOutlookWire(
            rider.DisplayName, Amount(balances.Balances, "points") - held, Amount(balances.Balances, "socialMinutes"), submitted, reports, valid,
            ErasureRules.Obstacles(rider.ActiveTask is not null, open, held));
    }

    private static long Amount(ImmutableArray<UnitAmount> balances, string unit) => balances.Where(one => one.Unit == unit).Sum(one => one.Amount);
}
