using RedStation.Contracts.Partners;
using RedStation.Domain.Ledger;

namespace RedStation.Domain.Partners;

/// <summary>
/// What becomes of the minutes that a platform is asked to forgive (工时豁免). They are on hold from the beginning of a duty; the part that the platform
/// grants is spent when the duty ends, and the rest is in its pool again.
/// </summary>
public static class ExemptionRules
{
    /// <summary>How long after a duty has ended its platform may still answer.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromHours(24);

    /// <summary>How much longer than the expected minutes orders may be late: the way back, and what cannot be foreseen.</summary>
    public static readonly TimeSpan OrdersMargin = TimeSpan.FromMinutes(10);

    /// <summary>A duty has begun.</summary>
    /// <param name="command">How.</param>
    /// <param name="holdId">The ledger's hold; null when the pool has nothing left.</param>
    /// <param name="heldMinutes">How many minutes it holds, ≥ 0.</param>
    public static PlatformDutyState Start(StartDuty command, string? holdId, int heldMinutes) =>
        new() { Started = command, HoldId = holdId, HeldMinutes = heldMinutes, Settled = holdId is null, Revision = 1 };

    /// <summary>The duty has ended. What ended before stays as it ended.</summary>
    public static PlatformDutyState End(PlatformDutyState state, EndDuty command) => state is { Started: not null, Status: DutyStatus.Started }
        ? state with
        {
            Status = command.IsCancelled ? DutyStatus.Cancelled : DutyStatus.Ended,
            EndedAt = command.At,
            Revision = state.Revision + 1,
        }
        : state;

    /// <summary>The platform answers. What is refused changes nothing, and the first answer repeated is answered as the first time.</summary>
    public static Decision<PlatformDutyState, DutyRefusal?> Answer(PlatformDutyState state, AnswerDuty command, DateTimeOffset now)
    {
        if (state.Started is null || state.Started.PlatformId != command.PlatformId)
        {
            return new(state, DutyRefusal.DutyNotFound, false);
        }

        if (state.Status == DutyStatus.Cancelled)
        {
            return new(state, DutyRefusal.DutyCancelled, false);
        }

        if (state.GrantedMinutes is { } granted)
        {
            return new(state, granted == command.GrantedMinutes ? null : DutyRefusal.ExemptionAnswered, false);
        }

        DutyRefusal? refusal = AnswerUntil(state) <= now ? DutyRefusal.ExemptionTooLate
            : command.GrantedMinutes > state.HeldMinutes ? DutyRefusal.ExemptionExceedsHold
            : null;
        return refusal is not null
            ? new(state, refusal, false)
            : new(state with { GrantedMinutes = command.GrantedMinutes, AnsweredAt = now, Revision = state.Revision + 1 }, null, true);
    }

    /// <summary>What the ledger is to book now; null when nothing is, or it was booked.</summary>
    /// <param name="id">The duty.</param>
    /// <param name="state">How it stands.</param>
    /// <param name="now">The time.</param>
    public static LedgerTransaction? Resolution(string id, PlatformDutyState state, DateTimeOffset now) => state switch
    {
        { Settled: true } or { HoldId: null } or { Started: null } => null,
        { Status: DutyStatus.Ended, GrantedMinutes: > 0 } => TimePoolRules.Spend(id, state.Started, state.HoldId, state.GrantedMinutes.Value, now),
        { Status: DutyStatus.Cancelled } or { Status: DutyStatus.Ended, GrantedMinutes: 0 } => TimePoolRules.Return(id, state.HoldId, now),
        { Status: DutyStatus.Ended } when AnswerUntil(state) <= now => TimePoolRules.Return(id, state.HoldId, now),
        _ => null,
    };

    /// <summary>The ledger has booked what became of the hold.</summary>
    public static PlatformDutyState Settle(PlatformDutyState state) => state with { Settled = true, Revision = state.Revision + 1 };

    /// <summary>When something is to be done next without anybody's word, or null.</summary>
    public static DateTimeOffset? NextDue(PlatformDutyState state) => state switch
    {
        { Settled: true } or { Status: DutyStatus.Started } or { Started: null } => null,
        { Status: DutyStatus.Ended, GrantedMinutes: null } => AnswerUntil(state),
        _ => state.EndedAt,
    };

    /// <summary>The duty as its platform reads it.</summary>
    /// <exception cref="InvalidOperationException">It has not begun.</exception>
    public static PlatformDutyView View(string id, PlatformDutyState state)
    {
        var started = state.Started ?? throw new InvalidOperationException("The duty has not begun.");
        return new PlatformDutyView(
            id, started.PlatformId, started.Pseudonym, started.TaskClass, state.Status, started.At, started.ExpectedMinutes,
            started.At.AddMinutes(started.ExpectedMinutes) + OrdersMargin, state.HeldMinutes)
        {
            // Of what came to nothing nothing is forgiven, whatever was answered before.
            GrantedMinutes = state.Status == DutyStatus.Cancelled ? null : state.GrantedMinutes,
            AnsweredAt = state.AnsweredAt,
            EndedAt = state.EndedAt,
            AnswerUntil = state is { Status: DutyStatus.Ended, GrantedMinutes: null } ? AnswerUntil(state) : null,
        };
    }

    private static DateTimeOffset? AnswerUntil(PlatformDutyState state) => state.EndedAt + AnswerWithin;
}
