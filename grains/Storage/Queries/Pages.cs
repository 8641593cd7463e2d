using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;

namespace RedStation.Storage.Queries;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What it lists.</typeparam>
/// <param name="Items">What is on it.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record Page<T>(ImmutableArray<T> Items, string? Next);

/// <summary>Makes pages.</summary>
internal static class Page
{
    /// <summary>The page of the rows that were read. One row more than asked for tells whether there is a next page.</summary>
    /// <param name="rows">Up to one more than the limit.</param>
    /// <param name="limit">The most on a page, ≥ 1.</param>
    /// <param name="cursor">Where a row stands in the list.</param>
    /// <param name="item">What a row is shown as.</param>
    public static Page<T> Of<TRow, T>(IReadOnlyList<TRow> rows, int limit, Func<TRow, PageCursor> cursor, Func<TRow, T> item) =>
        new([.. rows.Take(limit).Select(item)], rows.Count > limit ? cursor(rows[limit - 1]).ToString() : null);
}

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
    IReadOnlyCollection<CaseStatus>? Statuses = null, string? ClassId = null, string? Unit = null, bool UrgentOnly = false)
{
    /// <summary>Only those in which each of these is found; empty for all.</summary>
    public ImmutableArray<CaseSearchTerm> Search { get; init; } = [];
}

/// <summary>Something to look for in the words of cases.</summary>
/// <param name="AnyOf">Its wordings, of which one must be there; each as <see cref="Domain.Cases.CaseSearchText.Terms"/> makes them.</param>
public sealed record CaseSearchTerm(ImmutableArray<string> AnyOf);

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
