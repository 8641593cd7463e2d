using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;

namespace RedStation.Grains.Cases;

/// <summary>What a case does by itself: what a crash left half done, time, and telling others.</summary>
public sealed partial class GovernanceCaseGrain
{
    /// <summary>What is due later is woken by the clock: nobody stays in memory for days.</summary>
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMinutes(2);

    private long toldRevision = -1;
    private int toldReporters;
    private string toldDistrict = "";
    private IGrainTimer? timer;

    /// <summary>What a crash or a lost answer left open is settled before anything else is decided, and what is due is done.</summary>
    private async Task Resume()
    {
        if (State.Reported is null)
        {
            return;
        }

        if (State.Pending is not null)
        {
            await CompleteAndSettle();
        }
        else
        {
            await Settle();
        }
    }

    /// <summary>Tells the earlier case of merging or splitting. It does the same thing once.</summary>
    private async Task<Answer<CaseView, CaseRefusal>> CompleteAndSettle()
    {
        var answer = await RetryOnTransientFault(async () =>
        {
            var pending = State.Pending!;
            var refusal = await TellEarlier(pending);
            var decision = MergeRules.Complete(Id, State, refusal, await Context(State.District));
            await Store(Stamped(decision.State));
            return decision.Answer!;
        });
        await Settle();
        return answer;
    }

    private async Task<CaseRefusal?> TellEarlier(PendingMerge pending)
    {
        var earlier = GrainFactory.GovernanceCase(pending.CaseId);
        if (pending.Action == CaseAction.Merge)
        {
            var view = CaseViews.View(Id, State);
            return (await earlier.Absorb(new AbsorbedCase(Id, view.Reporters, pending.By, view.Organisation))).Refusal;
        }

        await earlier.Release(Id, pending.By);
        return null;
    }

    /// <summary>
    /// The case that this one was merged into counts its reporters too. It is told each time: a crash may have come between storing it here and
    /// telling it.
    /// </summary>
    private Task TellOfSplit(string splitCaseId, string by) => State.MergedInto is { } earlier
        ? GrainFactory.GovernanceCase(earlier).Lessen(Id, CaseViews.View(Id, State).Reporters, splitCaseId, by)
        : Task.CompletedTask;

    /// <summary>Brings the case up to date with the clock, and its row and its reporters up to the last revision.</summary>
    private Task<Unit> Settle() => RetryOnTransientFault(async () =>
    {
        var ticked = CaseClockRules.Tick(State, await Context(State.District));
        if (ticked != State)
        {
            await Store(ticked);
        }

        if (State.Revision != toldRevision)
        {
            var view = CaseViews.View(Id, State);
            await index.Project(Row(view));
            toldRevision = State.Revision;
            await TellDispatchers(view);
            await TellReporters(view);
        }

        SetTimer();
        return Unit.Done;
    });

    private CaseRow Row(CaseView view) => new(view, CaseClockRules.NextDue(State), State.RuleVersions);

    /// <summary>Screens of the district that has it, and of the one that had it: there it goes from the list.</summary>
    private async Task TellDispatchers(CaseView view)
    {
        var notice = new CaseNotice(view.Id, view.District, view.Status == CaseStatus.Reported, view.Terms.Urgent, view.Revision);
        await GrainFactory.DistrictBoard(view.District).PublishCase(notice);
        if (toldDistrict.Length > 0 && toldDistrict != view.District)
        {
            await GrainFactory.DistrictBoard(toldDistrict).PublishCase(notice with { District = toldDistrict });
        }

        toldDistrict = view.District;
    }

    /// <summary>
    /// A word that matters only now: a phone that misses it reads it when it next asks for its rider's cases. People without account ask by their
    /// code.
    /// </summary>
    private async Task TellReporters(CaseView view)
    {
        var shown = CaseViews.ShownToReporters(view);
        if (shown == toldReporters)
        {
            return;
        }

        toldReporters = shown;
        foreach (var rider in view.Reporters.Where(reporter => !PublicReporters.Is(reporter)))
        {
            await GrainFactory.Rider(rider).CaseChanged(CaseViews.ForRider(view, rider, Now));
        }
    }

    /// <inheritdoc/>
    protected override void SettleAgainAfter(TimeSpan pause) => SetTimer(pause);

    /// <param name="retryAfter">When to try again what could not be done.</param>
    private void SetTimer(TimeSpan? retryAfter = null)
    {
        timer?.Dispose();
        timer = null;
        var wait = retryAfter ?? CaseClockRules.NextDue(State) - Now;
        if (wait <= LongestTimer)
        {
            timer = this.RegisterGrainTimer(
                Resume, new GrainTimerCreationOptions(wait.Value > TimeSpan.Zero ? wait.Value : TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        }
    }
}
