using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;

namespace RedStation.Contracts.Tasks;

/// <summary>One thing that dispatchers of a district are told.</summary>
/// <param name="Task">The task, as it is now.</param>
/// <param name="Candidates">Riders nearby, when a dispatcher is called to choose.</param>
/// <param name="BecameOverdue">Whether its deadline has just passed.</param>
[GenerateSerializer, Immutable, Alias("board-news")]
public sealed record BoardNews(
    [property: Id(0)] TaskView Task, [property: Id(1)] ImmutableArray<Candidate>? Candidates, [property: Id(2)] bool BecameOverdue);
