namespace RedStation.Api.Tasks;

/// <summary>Riders who could take a task.</summary>
/// <param name="Items">The riders, nearest first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record CandidateList(IReadOnlyList<CandidateWire> Items, string? Next = null);
