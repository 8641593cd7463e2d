using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;

namespace RedStation.Storage.Queries;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>Which tasks a list is of, beside district and status.</summary>
/// <param name="Type">Only of this type; null for all.</param>
/// <param name="From">Only opened at or after it.</param>
/// <param name="To">Only opened before it.</param>
/// <param name="ChangedFrom">Only changed at or after it.</param>
public sealed record TaskFilter(TaskType? Type = null, DateTimeOffset? From = null, DateTimeOffset? To = null, DateTimeOffset? ChangedFrom = null);

/// <summary>Which cases an inbox shows, beside the district.</summary>
/// <param name="Statuses">Only cases that stand there; null for all, empty for none.</param>
/// <param name="ClassId">Only of this class; null for all.</param>
/// <param name="Unit">Only those that this unit has, or had last; null for all.</param>
/// <param name="UrgentOnly">Only those that come before others.</param>
public sealed record CaseFilter(
    IReadOnlyCollection<CaseStatus>? Statuses = null, string? ClassId = null, string? Unit = null, bool UrgentOnly = false);

/// <summary>What a provider has handed over, what it is owed for that, and what it still owes its riders.</summary>
/// <param name="Delivered">How many it has handed over.</param>
/// <param name="DeliveredPoints">For how many points together.</param>
/// <param name="Open">How many are reserved and wait.</param>
/// <param name="OpenPoints">For how many points together.</param>
/// <param name="OwedPoints">What its ledger account has: the points of what it has handed over, less what it was paid out.</param>
public sealed record ProviderTotals(long Delivered, long DeliveredPoints, long Open, long OpenPoints, long OwedPoints);

/// <summary>How riders found a service.</summary>
/// <param name="Count">How many said so.</param>
/// <param name="Stars">Their stars, 1 … 5 each, together.</param>
public sealed record ServiceRating(long Count, long Stars);
