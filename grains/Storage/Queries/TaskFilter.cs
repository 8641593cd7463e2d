using RedStation.Contracts.Tasks;

namespace RedStation.Storage.Queries;

/// <summary>Which tasks a list is of, beside district and status.</summary>
/// <param name="Type">Only of this type; null for all.</param>
/// <param name="From">Only opened at or after it.</param>
/// <param name="To">Only opened before it.</param>
/// <param name="ChangedFrom">Only changed at or after it.</param>
public sealed record TaskFilter(TaskType? Type = null, DateTimeOffset? From = null, DateTimeOffset? To = null, DateTimeOffset? ChangedFrom = null);
