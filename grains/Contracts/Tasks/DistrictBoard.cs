using System.Collections.Immutable;
using Orleans.Concurrency;
using RedStation.Contracts.Dispatch;

namespace RedStation.Contracts.Tasks;

/// <summary>Passes what happens to a district's tasks and cases on to its dispatchers' screens. Key: <see cref="GrainKeys.Board"/>.</summary>
[Alias("district-board")]
public interface IDistrictBoardGrain : IGrainWithStringKey
{
    /// <summary>Passes news on. One-way: the receiver goes by the task's revision, not by arrival.</summary>
    [OneWay, Alias("publish")]
    Task Publish(BoardNews news);

    /// <summary>As <see cref="Publish"/>, of a case.</summary>
    [OneWay, Alias("publish-case")]
    Task PublishCase(CaseNotice notice);

    /// <summary>Starts or renews the lease of a gateway that has dispatchers of this district.</summary>
    [AlwaysInterleave, Alias("watch")]
    Task Watch(IDispatchGateway gateway);
}

/// <summary>An api process that has dispatchers' screens connected.</summary>
[Alias("dispatch-gateway")]
public interface IDispatchGateway : IGrainObserver
{
    /// <summary>Hands over what happened to tasks, oldest first.</summary>
    [ResponseTimeout("00:00:02"), Alias("deliver")]
    Task Deliver(ImmutableArray<BoardNews> news);

    /// <summary>Hands over which cases are new or have changed, oldest first.</summary>
    [ResponseTimeout("00:00:02"), Alias("deliver-cases")]
    Task DeliverCases(ImmutableArray<CaseNotice> notices);
}

/// <summary>One thing that dispatchers of a district are told.</summary>
/// <param name="Task">The task, as it is now.</param>
/// <param name="Candidates">Riders nearby, when a dispatcher is called to choose.</param>
/// <param name="BecameOverdue">Whether its deadline has just passed.</param>
[GenerateSerializer, Immutable, Alias("board-news")]
public sealed record BoardNews(
    [property: Id(0)] TaskView Task, [property: Id(1)] ImmutableArray<Candidate>? Candidates, [property: Id(2)] bool BecameOverdue);
