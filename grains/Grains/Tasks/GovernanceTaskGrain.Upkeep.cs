using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Ledger;
using RedStation.Domain.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>What a task does by itself: time, the search for a rider, debts, and telling others.</summary>
public sealed partial class GovernanceTaskGrain
{

    private long toldRevision = -1;
    private bool toldOverdue;
    private TaskState noted = new();
    private IGrainTimer? timer;

    /// <summary>Brings the task up to date with the clock, goes on searching, pays what is owed and tells whoever watches.</summary>
    private Task Settle() =>
        State.Opened is null ? Task.CompletedTask
        : State.Pending is not null ? CompleteAssignment()
        : RetryOnTransientFault(SettleNow);

    /// <summary>Lists a new task, which also wakes it after a crash, and has the search follow in a turn of its own.</summary>
    private Task ShowAndSearch() => RetryOnTransientFault(async () =>
    {
        await PublishChanges(null);
        SetTimer();
        return Unit.Done;
    });

    private async Task<Unit> SettleNow()
    {
        await HearPlatforms();
        var before = State;
        var ticked = DeadlineRules.Tick(before, options, Now);
        if (ticked != before)
        {
            await Store(ticked);
            await Withdraw(before.Offers.RemoveRange(ticked.Offers), OfferEnd.Expired);
        }

        await Pay();
        var candidates = await SearchOn();
        await PublishChanges(candidates);
        NoteDecisions();
        SetTimer();
        return Unit.Done;
    }

    /// <summary>Riders read later why they were asked, or were not. Nobody waits for it to be written.</summary>
    private void NoteDecisions()
    {
        if (DispatchNoteRules.IsNews(noted, State))
        {
            recorder.Note(Id, State);
        }

        noted = State;
    }

    /// <summary>
    /// Posts the credit, tells the rider and the case that the task was made from. All are repeated after a crash; none counts twice.
    /// </summary>
    private async Task Pay()
    {
        var credited = State.CreditOwed;
        if (credited)
        {
            var verifiedAt = State.History.Last(entry => entry.Event == TaskEvent.Verified).At;
            var district = State.Opened!.District;
            await ledger.Post(LedgerRules.TaskVerified(
                Id, State.Assignee!, State.Points, State.Minutes, verifiedAt,
                await prices.PointsValidMonths(district, verifiedAt), await prices.MonthlyPointsCeiling(district, verifiedAt)));
        }

        if (State.Duty is { ToTell: true } duty)
        {
            Remember(TaskDutyRules.Told(State, await TellPlatforms(duty)));
        }

        if (State.RiderToTell is { } rider)
        {
            await GrainFactory.Rider(rider).TaskChanged(TaskViews.WithoutOthers(View));
            if (credited)
            {
                await GrainFactory.Rider(rider).BalanceChanged();
            }
        }

        if (State is { CaseToTell: true, Opened.CaseId: { } caseId })
        {
            // A case waits for no task, so this cannot go in a circle.
            await GrainFactory.GovernanceCase(caseId).TaskChanged(View);
        }

        if (credited || State.RiderToTell is not null || State.CaseToTell)
        {
            // Stored with the next change, or found done again after a crash.
            var paid = State with { CreditOwed = false, RiderToTell = null, CaseToTell = false };
            await Keep(paid, write: TaskLifecycle.IsFinal(State.Status));
        }
    }

    /// <summary>
    /// Offers to whom the ring has room for, ring after ring while nobody is found. Returns riders for the dispatcher to choose
    /// from when the search has just ended without one.
    /// </summary>
    private async Task<ImmutableArray<Candidate>?> SearchOn()
    {
        var retried = DeadlineRules.ShouldRetry(State, Now);
        var next = retried ? await Retry() : State;
        while (next.Status == GovernanceTaskStatus.Offering)
        {
            next = OfferRules.Shown(next, await OfferTo(next), Now);
            if (!next.Offers.IsEmpty)
            {
                break;
            }

            next = OfferRules.Widen(next, options, Now);
        }

        if (retried && next.Offers.IsEmpty)
        {
            // Somebody seemed to be there and would not have it. A search that led nowhere leaves no trace in the history.
            next = OfferRules.Wait(State, options, Now);
        }

        var called = next.NeedsDispatcher && !State.NeedsDispatcher;
        await Keep(next, write: next.Revision != State.Revision);
        return called ? await GetCandidates() : null;
    }

    private async Task<TaskState> Retry()
    {
        var candidates = await Search(options.Rings[^1].RadiusM, SearchLimit);
        var next = OfferRules.Resume(State, TaskSteps.System, Now);
        return candidates.Any(rider => OfferRules.MayAsk(next, rider.RiderId)) ? next : OfferRules.Wait(State, options, Now);
    }

    private int SearchLimit => options.CandidatesShown
        + State.Declined.Length + State.Released.Length + State.Asked.Length + State.Unseen.Length + State.Offers.Length;

    private async Task<ImmutableArray<OpenOffer>> OfferTo(TaskState from)
    {
        var room = OfferRules.Room(from, options);
        var shown = ImmutableArray.CreateBuilder<OpenOffer>();
        var candidates = room == 0 ? [] : await Search(options.Rings[from.Ring].RadiusM, SearchLimit);
        foreach (var candidate in candidates.Where(candidate => OfferRules.MayAsk(from, candidate.RiderId)))
        {
            if (shown.Count == room)
            {
                break;
            }

            var offer = new OpenOffer(OfferIds.New(Id, Guid.NewGuid()), candidate.RiderId, candidate.DistanceM, Now + options.OfferLife);
            var view = TaskViews.WithoutOthers(TaskViews.View(Id, from, options));
            var word = new TaskOffer(
                offer.OfferId, view, offer.DistanceM, from.Points, from.Minutes, offer.ExpiresAt, candidate.AccuracyM);
            if ((await GrainFactory.Rider(candidate.RiderId).Offer(word, candidate.Needed)).Refusal is null)
            {
                shown.Add(offer);
            }
        }

        return shown.ToImmutable();
    }

    /// <summary>Brings list and dispatchers' boards up to the last revision.</summary>
    private async Task PublishChanges(ImmutableArray<Candidate>? candidates)
    {
        if (State.Revision == toldRevision && candidates is null)
        {
            return;
        }

        await index.Project(View, DeadlineRules.AwakeSince(State));
        var becameOverdue = TaskLifecycle.IsOverdue(State.Status, State.Overdue) && !toldOverdue;
        await GrainFactory.DistrictBoard(State.Opened!.District)
            .Publish(new BoardNews(View, candidates, becameOverdue));
        (toldRevision, toldOverdue) = (State.Revision, State.Overdue);
    }

    /// <inheritdoc/>
    protected override void SettleAgainAfter(TimeSpan pause) => SetTimer(pause);

    /// <param name="atLeast">The time until then, even if something is due at once.</param>
    private void SetTimer(TimeSpan atLeast = default)
    {
        metrics.Put(Id, State);
        timer?.Dispose();
        timer = null;
        if (State.Opened is not null && DeadlineRules.NextDue(State, options) is { } due)
        {
            var wait = due - Now;
            timer = this.RegisterGrainTimer(
                Settle,
                new GrainTimerCreationOptions(wait > atLeast ? wait : atLeast, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
    }
}
