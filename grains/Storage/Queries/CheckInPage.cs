using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Storage.Queries;

/// <summary>A page of check-ins, newest first.</summary>
/// <param name="Items">The check-ins.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record CheckInPage(ImmutableArray<CheckIn> Items, string? Next);
