using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain;
using RedStation.Domain.Exchange;
using RedStation.Grains.Operations;

namespace RedStation.Grains.Exchange;

/// <inheritdoc cref="IServiceOfferGrain"/>
public sealed class ServiceOfferGrain(
    [PersistentState("service-offer")] IPersistentState<OfferState> storage, IOperationTable answered, TimeProvider clock)
    : SingleRecordGrain<OfferState>(storage), IServiceOfferGrain
{
    private OperationMemory? operations;

    private DateTimeOffset Now => clock.GetUtcNow();

    private OperationMemory Operations => operations ??= new(
        this, answered, clock, () => State.Operations, log => Remember(State with { Operations = log }));

    /// <inheritdoc/>
    public Task<ServiceOffer> Get() => Task.FromResult(OfferRules.View(State, Now));

    /// <inheritdoc/>
    public Task<Answer<ServiceOffer, ExchangeRefusal>> SetStock(SetStock command) =>
        Execute(command.Key, () => OfferPlanRules.SetStock(State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<ServiceOffer, ExchangeRefusal>> SetSlots(SetSlots command) =>
        Execute(command.Key, () => OfferPlanRules.SetSlots(State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<ServiceOffer, ExchangeRefusal>> SetClosingDays(SetClosingDays command) =>
        Execute(command.Key, () => OfferPlanRules.SetClosingDays(State, command, Now));

    /// <inheritdoc/>
    public Task<Answer<TakenService, ExchangeRefusal>> Look(TakeService wanted) => Task.FromResult(OfferRules.Look(State, wanted));

    /// <inheritdoc/>
    public async Task<Answer<TakenService, ExchangeRefusal>> Take(TakeService wanted)
    {
        var decision = OfferRules.Take(State, wanted);
        await Keep(decision.State, decision.Write);
        return decision.Answer;
    }

    /// <inheritdoc/>
    public Task Settle(string redemptionId, bool used)
    {
        var settled = OfferRules.Settle(State, redemptionId, used);
        return Keep(settled, settled != State);
    }

    private async Task<Answer<ServiceOffer, ExchangeRefusal>> Execute(
        string key, Func<Decision<OfferState, Answer<ServiceOffer, ExchangeRefusal>>> decide)
    {
        await Operations.Recollect(key);
        var decision = decide();
        await Keep(decision.State with { Operations = decision.State.Operations.Stamp(Now) }, decision.Write);
        await Operations.Answer();
        return decision.Answer;
    }
}
