using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Exchange;

/// <summary>What every command on a redemption has in common: it is answered once, and refused by name.</summary>
public static class RedemptionSteps
{
    /// <summary>
    /// Decides a command unless it was answered before. Without an answer it is one that the ledger must carry out first; the state says which.
    /// </summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Once(
        string id, RedemptionState state, string key, string fingerprint, Func<RedemptionState, Step<RedemptionState>> act)
    {
        if (Replay(state, key, fingerprint) is { } first)
        {
            return new(state, first, false);
        }

        var step = act(state);
        if (step.State is not { } next)
        {
            return Refused(state, key, fingerprint, step.Refusal!.Value);
        }

        var moved = next with { Revision = state.Revision + 1 };
        return moved.Pending is null ? Granted(id, moved, key, fingerprint) : new(moved, null, Write: true);
    }

    /// <summary>The first answer to a command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<RedemptionView, ExchangeRefusal>? Replay(RedemptionState state, string key, string fingerprint) =>
        state.Operations.Find<RecordedRedemptionAnswer>(key, fingerprint, out var first) switch
        {
            ReplayStatus.Reused => ExchangeRefusal.OperationIdReused,
            ReplayStatus.TooOld => ExchangeRefusal.OperationIdTooOld,
            ReplayStatus.Answered when first!.Refusal is { } refusal => refusal,
            ReplayStatus.Answered => first!.Redemption!,
            _ => null,
        };

    /// <summary>The command is granted: its answer is the redemption as it is now.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Granted(
        string id, RedemptionState state, string key, string fingerprint)
    {
        var view = RedemptionViews.View(id, state);
        var recorded = new RecordedRedemptionAnswer(view, null);
        return new(state with { Operations = state.Operations.With(key, fingerprint, recorded, granted: true) }, view, Write: true);
    }

    /// <summary>The command is refused. That is remembered too, though the record need not be written for it.</summary>
    /// <param name="state">The state, with what the refusal changed.</param>
    /// <param name="key">What the command is remembered by.</param>
    /// <param name="fingerprint">A digest of it.</param>
    /// <param name="refusal">Why.</param>
    /// <param name="write">Whether the refusal changed something.</param>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Refused(
        RedemptionState state, string key, string fingerprint, ExchangeRefusal refusal, bool write = false)
    {
        var recorded = new RecordedRedemptionAnswer(null, refusal);
        return new(state with { Operations = state.Operations.With(key, fingerprint, recorded, granted: false) }, refusal, write);
    }
}

/// <summary>What was answered to a command.</summary>
/// <param name="Redemption">The redemption then; null when it was refused.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record RecordedRedemptionAnswer(RedemptionView? Redemption, ExchangeRefusal? Refusal);
