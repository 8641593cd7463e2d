using System.Collections.Immutable;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Exchange;

/// <summary>All that is remembered of what a provider has of a service.</summary>
public sealed record OfferState
{
    /// <summary>How many are left to reserve.</summary>
    public int Stock { get; init; }

    /// <summary>The slots, by their beginning. Those that are over go when the next is set.</summary>
    public ImmutableArray<OfferSlot> Slots { get; init; } = [];

    /// <summary>Days of China without slots, in their order.</summary>
    public ImmutableArray<DateOnly> ClosingDays { get; init; } = [];

    /// <summary>What redemptions have taken and neither used nor given back.</summary>
    public ImmutableArray<HeldService> Held { get; init; } = [];

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>The last commands.</summary>
    public OperationLog Operations { get; init; } = new();
}

/// <summary>A slot.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Capacity">How many riders it holds.</param>
/// <param name="Taken">How many have it, whether or not they have been there.</param>
public sealed record OfferSlot(string Id, DateTimeOffset Start, DateTimeOffset End, int Capacity, int Taken);

/// <summary>What a redemption has taken.</summary>
/// <param name="RedemptionId">Which redemption.</param>
/// <param name="SlotId">Its slot; null for one of the stock.</param>
public sealed record HeldService(string RedemptionId, string? SlotId);
