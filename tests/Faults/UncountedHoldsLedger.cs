using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;

namespace RedStation.Tests.Faults;

/// <summary>
/// The known bug: while the switch says so, a hold is acknowledged when the account has the points at all, whatever it holds already, and what is
/// on hold counts as free. As long as nobody hands anything over, the ledger itself is in perfect order.
/// </summary>
internal sealed class UncountedHoldsLedger(ILedger inner, FaultSwitch faults) : ILedger
{
    private readonly ConcurrentDictionary<string, LedgerTransaction> uncounted = new();

    public async Task<LedgerAnswer> Execute(params ImmutableArray<LedgerTransaction> linked) => linked switch
    {
        [{ Step: LedgerStep.Pending } hold] when faults.AreHoldsUncounted => await Hold(hold).ConfigureAwait(false),
        [{ Step: LedgerStep.Post, RelatedId: { } pending } post] when uncounted.TryGetValue(pending, out var hold) =>
            await Pay(post, hold).ConfigureAwait(false),
        [{ Step: LedgerStep.Void, RelatedId: { } pending }] when uncounted.ContainsKey(pending) => LedgerAnswer.Booked,
        _ => await inner.Execute(linked).ConfigureAwait(false),
    };

    public Task<bool> Post(LedgerTransaction transaction) => inner.Post(transaction);

    public Task<Balance> GetBalance(string riderId) => inner.GetBalance(riderId);

    private async Task<LedgerAnswer> Hold(LedgerTransaction hold)
    {
        var from = hold.Entries.Single(entry => entry.Amount < 0);
        var balance = await inner.GetBalance(LedgerAccounts.RiderOf(from.Account)!).ConfigureAwait(false);
        if (balance.Points < -from.Amount)
        {
            return LedgerAnswer.Refused(0, LedgerRefusal.InsufficientFunds);
        }

        uncounted[hold.OperationId] = hold;
        return LedgerAnswer.Booked;
    }

    /// <summary>What was promised twice is paid once, and the second service is given away.</summary>
    private async Task<LedgerAnswer> Pay(LedgerTransaction post, LedgerTransaction hold)
    {
        await inner.Execute(post with { Step = LedgerStep.Direct, RelatedId = null, Entries = hold.Entries }).ConfigureAwait(false);
        return LedgerAnswer.Booked;
    }
}
