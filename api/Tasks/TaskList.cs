using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>A page of tasks.</summary>
/// <param name="Items">The tasks, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record TaskList(IReadOnlyList<TaskView> Items, string? Next);
