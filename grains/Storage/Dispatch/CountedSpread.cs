using System.Collections.Immutable;
using RedStation.Domain.Dispatch;

namespace RedStation.Storage.Dispatch;

/// <summary>The spread of offers as it was counted.</summary>
/// <param name="From">From when on offers and hours count.</param>
/// <param name="To">When it was counted.</param>
/// <param name="Items">Districts with enough riders, by adcode.</param>
public sealed record CountedSpread(DateTimeOffset From, DateTimeOffset To, ImmutableArray<DispatchSpread> Items);
