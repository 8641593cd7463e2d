using RedStation.Contracts.Pricing;
using System.Collections.Immutable;
using Orleans.Concurrency;

namespace RedStation.Contracts.Exchange;

/// <summary>
/// What a provider has of one service: stock, slots, closing days. The only one who gives it away. It awaits nobody. Key:
/// <see cref="GrainKeys.ServiceOffer"/>.
/// </summary>
[Alias("service-offer")]
public interface IServiceOfferGrain : IGrainWithStringKey
{
    /// <summary>What there is.</summary>
    [ReadOnly, Alias("get")]
    Task<ServiceOffer> Get();

    /// <summary>Sets how many are left for riders to reserve.</summary>
    [Alias("set-stock")]
    Task<Answer<ServiceOffer, ExchangeRefusal>> SetStock(SetStock command);

    /// <summary>Adds slots, changes how many they hold, and takes away those that hold none.</summary>
    [Alias("set-slots")]
    Task<Answer<ServiceOffer, ExchangeRefusal>> SetSlots(SetSlots command);

    /// <summary>Sets the days on which no slot is given.</summary>
    [Alias("set-closing-days")]
    Task<Answer<ServiceOffer, ExchangeRefusal>> SetClosingDays(SetClosingDays command);

    /// <summary>Why it could not be taken now, or what would be.</summary>
    [ReadOnly, Alias("look")]
    Task<Answer<TakenService, ExchangeRefusal>> Look(TakeService wanted);

    /// <summary>Takes one for a redemption. Repeating it takes no second one.</summary>
    [Alias("take")]
    Task<Answer<TakenService, ExchangeRefusal>> Take(TakeService wanted);

    /// <summary>A redemption is over: what it took was used, or is there for others again. Repeating it changes nothing.</summary>
    [Alias("settle")]
    Task Settle(string redemptionId, bool used);
}

/// <summary>What a provider has of a service.</summary>
/// <param name="Stock">How many are left to reserve, ≥ 0; it means nothing where there are slots.</param>
/// <param name="Slots">Slots that are not over, by their beginning.</param>
/// <param name="ClosingDays">Days of China on which no slot is given, today and later.</param>
/// <param name="Open">Reservations that are neither used nor over.</param>
/// <param name="Revision">Grows with every change.</param>
[GenerateSerializer, Immutable, Alias("service-offer-view")]
public sealed record ServiceOffer(
    [property: Id(0)] int Stock,
    [property: Id(1)] ImmutableArray<ServiceSlot> Slots,
    [property: Id(2)] ImmutableArray<DateOnly> ClosingDays,
    [property: Id(3)] int Open,
    [property: Id(4)] long Revision);

/// <summary>An appointment that riders may take.</summary>
/// <param name="Id">Its id within the service.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Capacity">How many riders it holds.</param>
/// <param name="Free">How many more it takes; 0 on a closing day.</param>
[GenerateSerializer, Immutable, Alias("service-slot")]
public sealed record ServiceSlot(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset Start,
    [property: Id(2)] DateTimeOffset End,
    [property: Id(3)] int Capacity,
    [property: Id(4)] int Free);

/// <summary>Sets how many are left.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Stock">0 … <see cref="Limits.Stock"/>.</param>
[GenerateSerializer, Immutable, Alias("set-stock")]
public sealed record SetStock([property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] int Stock)
{
    /// <summary>What the command is remembered by: two people may choose the same operation id.</summary>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>Changes slots. Those that are not named stay as they are.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="By">Who.</param>
/// <param name="Slots">The slots, each with how many it holds from now on; 0 takes it away.</param>
[GenerateSerializer, Immutable, Alias("set-slots")]
public sealed record SetSlots(
    [property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] ImmutableArray<SlotPlan> Slots)
{
    /// <inheritdoc cref="SetStock.Key"/>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>How many riders a slot is to hold. A slot is known by its beginning.</summary>
[GenerateSerializer, Immutable, Alias("slot-plan")]
public sealed record SlotPlan([property: Id(0)] DateTimeOffset Start, [property: Id(1)] DateTimeOffset End, [property: Id(2)] int Capacity);

/// <summary>Sets the closing days, all of them.</summary>
[GenerateSerializer, Immutable, Alias("set-closing-days")]
public sealed record SetClosingDays(
    [property: Id(0)] string OperationId, [property: Id(1)] string By, [property: Id(2)] ImmutableArray<DateOnly> Days)
{
    /// <inheritdoc cref="SetStock.Key"/>
    public string Key => $"{By}/{OperationId}";
}

/// <summary>What a redemption wants of a service.</summary>
/// <param name="RedemptionId">Which redemption.</param>
/// <param name="Delivery">How the service is delivered, as its terms say.</param>
/// <param name="SlotId">Which slot, where there are slots.</param>
/// <param name="At">When it was asked for.</param>
[GenerateSerializer, Immutable, Alias("take-service")]
public sealed record TakeService(
    [property: Id(0)] string RedemptionId, [property: Id(1)] ServiceDelivery Delivery,
    [property: Id(2)] string? SlotId, [property: Id(3)] DateTimeOffset At);

/// <summary>What a redemption has got of a service.</summary>
/// <param name="Slot">Its slot, where there are slots.</param>
[GenerateSerializer, Immutable, Alias("taken-service")]
public sealed record TakenService([property: Id(0)] ServiceSlot? Slot);
