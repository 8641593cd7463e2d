using System.Collections.Immutable;

namespace RedStation.Api.Districts;

/// <summary>All districts, by adcode.</summary>
/// <param name="Items">The districts.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record DistrictList(ImmutableArray<DistrictItem> Items, string? Next);
