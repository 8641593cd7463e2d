using System.Collections.Immutable;
using RedStation.Domain.Ledger;

namespace RedStation.Domain.Exchange;

/// <summary>
/// What the ledger does for a step. Its ids follow from the redemption, and the redemption's from the rider's command, so a step that is carried out
/// again after a crash is the same transaction.
/// </summary>
public static class RedemptionTransfers
{
    /// <summary>The transactions of the step that waits: all or none.</summary>
    /// <param name="id">The redemption's id.</param>
    /// <param name="state">The redemption, with <see cref="RedemptionState.Pending"/>.</param>
    public static ImmutableArray<LedgerTransaction> Of(string id, RedemptionState state)
    {
        var at = state.Pending!.At;
        return state.Pending.Kind switch
        {
            PendingKind.Reserve => [Hold(id, state, state.Holds + 1, state.ExpiresAt)],
            PendingKind.Deliver =>
                [LedgerTransfers.Post(Name("delivered", id, state.Holds), "service_delivered", id, at, Name("reserved", id, state.Holds))],
            PendingKind.Cancel =>
                [LedgerTransfers.Void(Name("cancelled", id, state.Holds), "service_cancelled", id, at, Name("reserved", id, state.Holds))],
            _ =>
            [
                LedgerTransfers.Reverse(Name("undone", id, state.Holds), "service_undone", id, at, Name("delivered", id, state.Holds)),
                Hold(id, state, state.Holds + 1, RedemptionOutcomes.KeptAfterUndo(state)),
            ],
        };
    }

    private static LedgerTransaction Hold(string id, RedemptionState state, int number, DateTimeOffset until) => LedgerTransfers.Hold(
        Name("reserved", id, number),
        "service_reserved",
        id,
        state.Pending!.At,
        LedgerAccounts.Rider(state.Opened!.RiderId),
        LedgerAccounts.Provider(state.Terms!.ProviderId),
        LedgerUnit.Points,
        state.Terms.Points,
        until - state.Pending.At);

    private static string Name(string what, string id, int number) => FormattableString.Invariant($"service-{what}:{id}:{number}");
}
