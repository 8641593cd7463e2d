using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;

namespace RedStation.Grains.Exchange;

/// <summary>What a redemption does by itself: what a crash left half done, time, and telling others.</summary>
public sealed partial class RedemptionGrain
{
    /// <summary>What is due later is woken by the clock: nobody stays in memory for weeks.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromHours(1);

    private long toldRevision = -1;
    private IGrainTimer? timer;

    /// <summary>What a crash or a lost answer left open is settled before anything else is decided.</summary>
    private async Task Resume()
    {
        if (State.Opened is null)
        {
            return;
        }

        if (State.Pending is not null)
        {
            await Complete();
            await Settle();
        }
        else if (RedemptionClockRules.Tick(State, Now) != State || State.OfferToSettle || State.Revision != toldRevision)
        {
            await Settle();
        }
    }

    /// <summary>Has stock and ledger carry out the step that waits. Both do the same thing once.</summary>
    private Task<Answer<RedemptionView, ExchangeRefusal>> Complete() => RetryOnTransientFault(async () =>
    {
        var state = State;
        if (state.Pending!.Kind == PendingKind.Reserve)
        {
            var taken = await Offer(state).Take(Wanted(state));
            if (taken.Refusal is { } none)
            {
                var refused = RedemptionOutcomes.NotTaken(state, none);
                await Store(Stamped(refused.State));
                return refused.Answer!;
            }

            state = RedemptionOutcomes.Taken(state, taken.Value!);
        }

        var booked = await ledger.Execute(RedemptionTransfers.Of(Id, state));
        var outcome = RedemptionOutcomes.Complete(Id, state, booked.Refusal);
        await Store(Stamped(outcome.State));
        return outcome.Answer!;
    });

    /// <summary>Brings the redemption up to date with the clock, tells the stock what became of what was taken, the list and the rider.</summary>
    private Task<Unit> Settle() => RetryOnTransientFault(async () =>
    {
        var ticked = RedemptionClockRules.Tick(State, Now);
        await Keep(ticked, ticked != State);
        if (State.OfferToSettle)
        {
            await Offer(State).Settle(Id, used: State.Status == RedemptionStatus.Delivered);
            await Store(RedemptionClockRules.Settled(State));
        }

        if (State.Revision != toldRevision)
        {
            var view = RedemptionViews.View(Id, State);
            await index.Project(new RedemptionRow(view, RedemptionViews.OnceKey(State), State.CodeDigest, RedemptionClockRules.NextDue(State)));
            toldRevision = State.Revision;
            await TellRider();
        }

        SetTimer();
        return Unit.Done;
    });

    /// <summary>A word that matters only now: a phone that cannot be told asks when it is next looked at.</summary>
    private async Task TellRider()
    {
        try
        {
            await GrainFactory.Rider(State.Opened!.RiderId).BalanceChanged();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogNotTold(logger, fault, Id, State.Opened!.RiderId);
        }
    }

    /// <inheritdoc/>
    protected override void SettleAgainAfter(TimeSpan pause) => SetTimer(pause);

    /// <param name="atLeast">The time until then, even if something is due at once.</param>
    private void SetTimer(TimeSpan atLeast = default)
    {
        timer?.Dispose();
        timer = null;
        if (RedemptionClockRules.NextDue(State) is { } due && due - Now is var wait && wait <= LongestTimer)
        {
            timer = this.RegisterGrainTimer(
                Resume, new GrainTimerCreationOptions(wait > atLeast ? wait : atLeast, Timeout.InfiniteTimeSpan));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redemption {RedemptionId} could not reach rider {RiderId}")]
    private static partial void LogNotTold(ILogger logger, Exception fault, string redemptionId, string riderId);
}
