using System.Collections.Concurrent;
using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A dispatcher's screen: everything it was told, oldest first.</summary>
public sealed class RecordingDispatchGateway : IDispatchGateway
{
    private IDispatchGateway? reference;

    /// <summary>What it was told.</summary>
    public ConcurrentQueue<BoardNews> News { get; } = new();

    /// <summary>Which cases it was told of, oldest first.</summary>
    public ConcurrentQueue<CaseNotice> Cases { get; } = new();

    /// <summary>Connects a screen to a district.</summary>
    public static async Task<RecordingDispatchGateway> Of(SiloFixture silo, string district)
    {
        var board = new RecordingDispatchGateway();
        board.reference = silo.Grains.CreateObjectReference<IDispatchGateway>(board);
        await silo.Grains.DistrictBoard(district).Watch(board.reference);
        return board;
    }

    public Task Deliver(ImmutableArray<BoardNews> news)
    {
        foreach (var one in news)
        {
            News.Enqueue(one);
        }

        return Task.CompletedTask;
    }

    public Task DeliverCases(ImmutableArray<CaseNotice> notices)
    {
        foreach (var notice in notices)
        {
            Cases.Enqueue(notice);
        }

        return Task.CompletedTask;
    }

    /// <summary>Waits until it is told something of a case.</summary>
    public Task HearsOf(string caseId, Predicate<CaseNotice> condition) =>
        Until.True(() => Cases.Any(notice => notice.Id == caseId && condition(notice)), $"the board hears of {caseId}");

    /// <summary>Waits until it is told something.</summary>
    public Task Hears(string what, Predicate<BoardNews> condition) =>
        Until.True(() => News.Any(news => condition(news)), $"the board hears {what}");
}
