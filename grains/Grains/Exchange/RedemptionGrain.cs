using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain;
using RedStation.Domain.Exchange;
using RedStation.Grains.Ledger;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Exchange;

/// <inheritdoc cref="IRedemptionGrain"/>
public sealed partial class RedemptionGrain(
    [PersistentState("redemption")] IPersistentState<RedemptionState> storage,
    IRedemptionIndex index,
    IServiceTerms services,
    ILedger ledger,
    IOperationTable answered,
    TimeProvider clock,
    ILogger<RedemptionGrain> logger) : SettlingGrain<RedemptionState>(storage), IRedemptionGrain
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
        SetTimer();
    }

    /// <inheritdoc/>
    public Task<RedemptionView?> Get() => Task.FromResult(
        State is { Opened: not null, Status: not (RedemptionStatus.Requested or RedemptionStatus.Refused) } ? RedemptionViews.View(Id, State) : null);

    /// <inheritdoc/>
    public async Task<Answer<RedemptionView, ExchangeRefusal>> Reserve(ReserveService command)
    {
        await Resume();
        await Operations.Recollect(command.Key);
        if (RedemptionSteps.Replay(State, command.Key, RedemptionRules.FingerprintOf(command)) is { } first)
        {
            return first;
        }

        var rider = await GrainFactory.Rider(command.RiderId).GetView();
        var terms = await services.Find(command.ServiceId, command.District ?? rider?.HomeDistrict, Now);
        var decision = RedemptionRules.Reserve(Id, State, command, terms, rider, Now);
        return await CarryOut(decision.Answer is null ? await Register(command, decision) : decision);
    }

    /// <inheritdoc/>
    public Task<Answer<RedemptionView, ExchangeRefusal>> Cancel(RedemptionCommand command) =>
        Execute(command.Key, () => RedemptionRules.Cancel(Id, State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<RedemptionView, ExchangeRefusal>> Deliver(DeliverService command) =>
        Execute(command.Key, () => RedemptionRules.Deliver(Id, State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<RedemptionView, ExchangeRefusal>> Undo(RedemptionCommand command) =>
        Execute(command.Key, () => RedemptionRules.Undo(Id, State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<RedemptionView, ExchangeRefusal>> Rate(RateService command) =>
        Execute(command.Key, () => RedemptionRules.Rate(Id, State, command));

    /// <inheritdoc/>
    public async Task EraseRider()
    {
        if (State.Opened is null)
        {
            return;
        }

        await Resume();
        var erased = RedemptionErasure.Erase(State);
        await Keep(erased, erased != State);
        // Each time: a crash may have come between storing it and this.
        toldRevision = -1;
        await Settle();
    }

    /// <inheritdoc/>
    public async Task Wake()
    {
        if (State.Opened is null)
        {
            // Made known, and then the process died: nothing was taken for it.
            await index.Forget(Id);
            return;
        }

        // Its row says that something is due. Whatever there is to do, the row is told anew.
        toldRevision = -1;
        await Resume();
        SetTimer();
    }

    /// <summary>Decides on the settled state.</summary>
    private async Task<Answer<RedemptionView, ExchangeRefusal>> Execute(
        string key, Func<Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?>> decide)
    {
        await Resume();
        await Operations.Recollect(key);
        var decision = decide();
        if (decision.Answer is null)
        {
            await index.MakeDue(Id, Now);
        }

        return await CarryOut(decision);
    }

    /// <summary>Stores what was decided, then has stock and ledger carry it out.</summary>
    private async Task<Answer<RedemptionView, ExchangeRefusal>> CarryOut(
        Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> decision)
    {
        await Keep(Stamped(decision.State), decision.Write);
        var answer = decision.Answer;
        if (decision.Write)
        {
            answer = State.Pending is null ? answer : await Complete();
            await Settle();
        }

        await Operations.Answer();
        return answer!;
    }

    /// <summary>
    /// Looks at the stock before anything is stored, so that those who come too late leave no trace, and makes the redemption known, with a code.
    /// </summary>
    private async Task<Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?>> Register(
        ReserveService command, Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> decision)
    {
        var next = decision.State;
        var fingerprint = RedemptionRules.FingerprintOf(command);
        if ((await Offer(next).Look(Wanted(next))).Refusal is { } refusal)
        {
            return RedemptionSteps.Refused(State, command.Key, fingerprint, refusal);
        }

        var once = EligibilityRules.OnceKey(next.Terms!, command.RiderId, next.ReservedAt);
        var registration = await index.Register(Id, once, command.Codes, Now);
        return registration switch
        {
            { CodeNumber: { } number } => decision with { State = next with { CodeNumber = number, CodeDigest = command.Codes[number] } },
            { OnceTaken: true } => RedemptionSteps.Refused(State, command.Key, fingerprint, ExchangeRefusal.OncePerYear),
            _ => throw new StorageFaultException("No code is free for the redemption."),
        };
    }

    private IServiceOfferGrain Offer(RedemptionState state) => GrainFactory.ServiceOffer(state.Terms!.ServiceId, state.Terms.ProviderId);

    private TakeService Wanted(RedemptionState state) =>
        new(Id, state.Terms!.Delivery, state.Opened!.SlotId, state.ReservedAt);

    private RedemptionState Stamped(RedemptionState state) => state with { Operations = state.Operations.Stamp(Now) };
}
