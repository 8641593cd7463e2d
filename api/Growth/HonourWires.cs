using System.Collections.Immutable;
using RedStation.Domain.Honours;

namespace RedStation.Api.Growth;

/// <summary>The honours that there are.</summary>
/// <param name="Items">All of them, by what they count.</param>
public sealed record HonourList(ImmutableArray<Honour> Items);

/// <summary>The honours, and how far a rider is with each.</summary>
/// <param name="Items">All of them, by what they count.</param>
public sealed record OwnHonourList(ImmutableArray<OwnHonourWire> Items);

/// <summary>An honour, and how far a rider is with it.</summary>
/// <param name="Honour">The honour.</param>
/// <param name="Progress">How much of what it counts the rider has done.</param>
/// <param name="Held">Whether they have it.</param>
public sealed record OwnHonourWire(Honour Honour, long Progress, bool Held);
