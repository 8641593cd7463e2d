using System.Collections.Immutable;
using RedStation.Contracts.Tasks;

namespace RedStation.Storage.Queries;

/// <summary>A page of tasks, newest first.</summary>
/// <param name="Items">The tasks.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record TaskPage(ImmutableArray<TaskView> Items, string? Next);
