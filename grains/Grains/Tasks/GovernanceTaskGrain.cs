using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;
using RedStation.Grains.Dispatch;
using RedStation.Grains.Ledger;
using RedStation.Grains.Operations;
using RedStation.Grains.Partners;

namespace RedStation.Grains.Tasks;

/// <inheritdoc cref="IGovernanceTaskGrain"/>
public sealed partial class GovernanceTaskGrain(
    [PersistentState("task")] IPersistentState<TaskState> storage,
    ITaskIndex index,
    ILedger ledger,
    DispatchSearch search,
    DispatchRecorder recorder,
    TaskPrices prices,
    TaskMetrics metrics,
    IPlatforms platforms,
    IOperationTable answered,
    IOptions<DispatchOptions> dispatchOptions,
    TimeProvider clock,
    ILogger<GovernanceTaskGrain> logger) : SettlingGrain<TaskState>(storage), IGovernanceTaskGrain
{
    private readonly DispatchOptions options = dispatchOptions.Value;
    private OperationMemory? operations;

    private string Id => GrainKeys.IdOf(this.GetPrimaryKeyString());

    private DateTimeOffset Now => clock.GetUtcNow();

    private TaskView View => TaskViews.View(Id, State, options);

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        toldOverdue = State.Overdue;
        noted = State;
        SetTimer();
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Remove(Id);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> Open(OpenTask command)
    {
        if (State.Opened is null)
        {
            await index.Register(Id);
        }

        var price = await prices.Of(command.Type, command.District, Now);
        // Whoever reports does not wait for a search through the rings: the task is stored, listed and on the boards, and the search begins.
        return await ExecuteCommand(command.Key, () => DispatcherRules.Open(Id, State, command, price, options, Now), ShowAndSearch);
    }

    /// <inheritdoc/>
    public Task<TaskView?> Get() => Task.FromResult(State.Opened is null ? null : View);

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> Accept(RiderCommand command)
    {
        await ResumePendingWork();
        await Operations.Recollect(command.Key);
        return await AnswerAndAssign(AssignmentRules.Accept(State, command, Now));
    }

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> Assign(DispatcherCommand command)
    {
        await ResumePendingWork();
        await Operations.Recollect(command.Key);
        var known = State.Opened is null || command.RiderId is null ? [] : await SearchAll(1, command.RiderId);

        // Who is on duty and not known to be anywhere may be as far away as anybody who is asked.
        var needed = known.FirstOrDefault()?.Needed ?? CandidateRules.Needed(options.Rings[^1].RadiusM, State.Minutes, options);
        return await AnswerAndAssign(AssignmentRules.Assign(State, command, needed));
    }

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> Decline(RiderCommand command)
    {
        var offer = State.Offers.FirstOrDefault(open => open.RiderId == command.RiderId);
        var answer = await ExecuteCommand(command.Key, () => WorkRules.Decline(Id, State, command, options, Now));
        if (offer is not null && answer.Value is not null)
        {
            await NotifyRider(command.RiderId, rider => rider.WithdrawOffer(offer.OfferId, OfferEnd.Answered));
        }

        return answer;
    }

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> HandBack(RiderCommand command)
    {
        await HearPlatforms(command.RiderId);
        return await ExecuteCommand(command.Key, () => WorkRules.HandBack(Id, State, command, options, Now));
    }

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> Start(RiderCommand command) =>
        ExecuteCommand(command.Key, () => WorkRules.Start(Id, State, command, options, Now));

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> Submit(RiderCommand command) =>
        ExecuteCommand(command.Key, () => WorkRules.Submit(Id, State, command, options, Now));

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> SettlePhoto(RiderCommand command) =>
        ExecuteCommand(command.Key, () => WorkRules.SettlePhoto(Id, State, command, options, Now));

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> Verify(DispatcherCommand command) =>
        ExecuteCommand(command.Key, () => DispatcherRules.Verify(Id, State, command, options, Now));

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> Reject(DispatcherCommand command) =>
        ExecuteCommand(command.Key, () => DispatcherRules.Reject(Id, State, command, options, Now));

    /// <inheritdoc/>
    public async Task<Answer<TaskView, TaskRefusal>> Cancel(DispatcherCommand command)
    {
        await ResumePendingWork();
        var offers = State.Offers;
        var answer = await ExecuteCommand(command.Key, () => DispatcherRules.Cancel(Id, State, command, options, Now));
        if (answer.Value is not null)
        {
            await Withdraw(offers, OfferEnd.Cancelled);
        }

        return answer;
    }

    /// <inheritdoc/>
    public Task<Answer<TaskView, TaskRefusal>> OfferAgain(DispatcherCommand command) =>
        ExecuteCommand(command.Key, () => DispatcherRules.OfferAgain(Id, State, command, options, Now));

    /// <inheritdoc/>
    public async Task<ImmutableArray<Candidate>> GetCandidates()
    {
        var found = State.Opened is null ? [] : await SearchAll(options.CandidatesShown);
        return CandidateRules.Nearest(found.Select(candidate => OfferRules.WhyNotAsked(State, candidate, options)), options.CandidatesShown);
    }

    /// <inheritdoc/>
    public Task OfferSeen(string riderId, string offerId)
    {
        // Not worth a write: forgotten in a crash, the rider may be asked once more.
        Remember(OfferRules.Seen(State, riderId, offerId, Now));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task EraseRider(string riderId)
    {
        await ResumePendingWork();
        var erased = TaskErasure.Erase(State, riderId);
        await Keep(erased, erased != State);
        await Settle();
    }

    /// <inheritdoc/>
    public Task Wake() => Settle();

    /// <summary>Decides on the settled state, stores it, then does what follows from it.</summary>
    private async Task<Answer<TaskView, TaskRefusal>> ExecuteCommand(
        string operationId, Func<Decision<TaskState, Answer<TaskView, TaskRefusal>>> decide, Func<Task>? follow = null)
    {
        await ResumePendingWork();
        await Operations.Recollect(operationId);
        var decision = decide();
        await Keep(Stamped(decision.State), decision.Write);
        if (decision.Write)
        {
            await (follow ?? Settle)();
        }

        await Operations.Answer();
        return decision.Answer;
    }

    private OperationMemory Operations => operations ??= new(
        this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }));

    private TaskState Stamped(TaskState state) => state with { Operations = state.Operations.Stamp(Now) };

    private Task<ImmutableArray<Candidate>> Search(int radiusM, int limit) =>
        search.Nearby(new NearbyQuery(State.Opened!.Position, radiusM, State.Minutes, State.Skills, limit));

    private Task<ImmutableArray<Candidate>> SearchAll(int limit, string? riderId = null) => search.Nearby(new NearbyQuery(
        State.Opened!.Position, CandidateRules.ShownWithinM, State.Minutes, State.Skills, limit, Everybody: true, riderId));
}
