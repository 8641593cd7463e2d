using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Cases;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Cases;

/// <inheritdoc cref="IGovernanceCaseGrain"/>
public sealed partial class GovernanceCaseGrain(
    [PersistentState("case")] IPersistentState<CaseState> storage,
    ICaseIndex index,
    ICaseRules rules,
    ICaseNumbers numbers,
    IOperationTable answered,
    TimeProvider clock) : SettlingGrain<CaseState>(storage), IGovernanceCaseGrain
{
    private OperationMemory? operations;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    private OperationMemory Operations => operations ??= new(
        this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }));

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        toldReporters = State.Reported is null ? 0 : CaseViews.ShownToReporters(CaseViews.View(Id, State));
        toldDistrict = State.District;
        SetTimer();
    }

    /// <inheritdoc/>
    public async Task<Answer<CaseView, CaseRefusal>> Report(ReportCase command)
    {
        if (State.Reported is null)
        {
            await index.Register(Id);
        }

        return await Execute(command.Key, command.District, context => ReportRules.Report(Id, State, command, context));
    }

    /// <inheritdoc/>
    public async Task<Answer<CaseView, CaseRefusal>> Import(ImportCase command)
    {
        if (State.Reported is null)
        {
            await index.Register(Id);
        }

        return await Execute(command.Key, command.District, context => ImportRules.Import(Id, State, command, context));
    }

    /// <inheritdoc/>
    public Task<CaseView?> Get() => Task.FromResult(State.Reported is null ? null : CaseViews.View(Id, State));

    /// <inheritdoc/>
    public Task<Answer<CaseView, CaseRefusal>> Act(CaseCommand command) =>
        Execute(command.Key, State.District, context => CaseRules.Act(Id, State, command, context));

    /// <inheritdoc/>
    public async Task<Answer<CaseView, CaseRefusal>?> Recall(CaseCommand command)
    {
        await Operations.Recollect(command.Key);
        return CaseSteps.Replay(State, command.Key, CaseRules.FingerprintOf(command));
    }

    /// <inheritdoc/>
    public async Task<Answer<CaseView, CaseRefusal>> Absorb(AbsorbedCase later)
    {
        await Resume();
        var decision = MergeRules.Absorb(Id, State, later, await Context(State.District));
        await KeepAndSettle(decision.State, decision.Write);
        return decision.Answer;
    }

    /// <inheritdoc/>
    public async Task Release(string laterCaseId, string by)
    {
        await Resume();
        var released = MergeRules.Release(State, laterCaseId, by, await Context(State.District));
        await KeepAndSettle(released, released != State);
        await TellOfSplit(laterCaseId, by);
    }

    /// <inheritdoc/>
    public async Task Lessen(string laterCaseId, ImmutableArray<string> reporters, string splitCaseId, string by)
    {
        await Resume();
        var lessened = MergeRules.Lessen(State, laterCaseId, reporters, splitCaseId, by, await Context(State.District));
        await KeepAndSettle(lessened, lessened != State);
        await TellOfSplit(splitCaseId, by);
    }

    /// <inheritdoc/>
    public async Task TaskChanged(TaskView task)
    {
        await Resume();
        var changed = CaseTaskRules.Changed(State, task, await Context(State.District));
        await KeepAndSettle(changed, changed != State);
    }

    /// <inheritdoc/>
    public async Task EraseRider(string riderId)
    {
        if (State.Reported is null)
        {
            return;
        }

        await Resume();
        var erased = CaseErasure.Erase(State, riderId);
        await KeepAndSettle(erased, erased != State);
        // Each time: a crash may have come between storing it and this.
        await index.Redact(Row(CaseViews.View(Id, State)));
    }

    /// <inheritdoc/>
    public async Task Wake()
    {
        if (State.Reported is null)
        {
            // Made known, and then the process died.
            await index.Forget(Id);
            return;
        }

        // Its row says that something is due. Whatever there is to do, the row is told anew, by the calendar that is in force now.
        await rules.Look();
        toldRevision = -1;
        await Resume();
    }

    /// <summary>Decides on the settled state, stores it, then does what follows from it.</summary>
    private async Task<Answer<CaseView, CaseRefusal>> Execute(
        string key, string district, Func<CaseContext, Decision<CaseState, Answer<CaseView, CaseRefusal>?>> decide)
    {
        await Resume();
        await Operations.Recollect(key);
        var context = await Context(district);
        var decision = decide(context);
        if (decision is { Write: true, Answer.Value: not null } && CaseNumberRules.Lacks(decision.State))
        {
            // Taken before anything is stored: whatever fails from here on, a repeat is given the same one.
            var number = await numbers.Take(Id, decision.State.District, decision.State.Terms!.ClassId);
            decision = decide(context with { Number = number });
        }

        await KeepAndSettle(decision.State, decision.Write, settle: decision.Answer is not null);
        var answer = decision.Answer ?? await CompleteAndSettle();
        await Operations.Answer();
        return answer;
    }

    /// <summary>The clock finds the case from before it is stored until its row tells how it is.</summary>
    private async Task KeepAndSettle(CaseState next, bool write, bool settle = true)
    {
        if (!write)
        {
            Remember(next);
            return;
        }

        await index.MakeDue(Id);
        toldRevision = -1;
        await Store(Stamped(next));
        if (settle)
        {
            await Settle();
        }
    }

    private async ValueTask<CaseContext> Context(string district) => (await rules.Current()).In(district, Now);

    private CaseState Stamped(CaseState state) => state with { Operations = state.Operations.Stamp(Now) };
}
