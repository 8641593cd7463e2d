using System.Collections.Immutable;

namespace RedStation.Contracts.Dispatch;

/// <summary>What a tile answers to a batch.</summary>
/// <param name="Tickets">One for each rider told of, in that order; number 0 when something later was known from another gateway.</param>
/// <param name="Unknown">Which of the moved, by their place in the batch, the tile does not know: it must be told of them in full.</param>
[GenerateSerializer, Immutable, Alias("presence-receipt")]
public sealed record PresenceReceipt([property: Id(0)] ImmutableArray<PresenceTicket> Tickets, [property: Id(1)] ImmutableArray<int> Unknown);
