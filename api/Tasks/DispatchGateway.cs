using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>This process as an observer of district boards: one observer for all dispatchers connected here.</summary>
public sealed partial class DispatchGateway(
    IGrainFactory grains, IHubContext<DispatchHub, IDispatchClient> hub, CandidateNames names, LeaseRenewal renewal, ILogger<DispatchGateway> logger)
    : BackgroundService, IDispatchGateway
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> watched = new();
    private IDispatchGateway? self;

    /// <summary>Makes a connection watch exactly these districts.</summary>
    public async Task Watch(string connectionId, IReadOnlyCollection<string> districts)
    {
        await Leave(connectionId);
        watched[connectionId] = [.. districts];
        await Task.WhenAll(districts.Select(district => hub.Groups.AddToGroupAsync(connectionId, district)));
        await Task.WhenAll(districts.Select(district => grains.DistrictBoard(district).Watch(Self)));
    }

    /// <summary>A connection is gone, or watches something else.</summary>
    public async Task Leave(string connectionId)
    {
        if (watched.TryRemove(connectionId, out var districts))
        {
            await Task.WhenAll(districts.Select(district => hub.Groups.RemoveFromGroupAsync(connectionId, district)));
        }
    }

    /// <inheritdoc/>
    public Task Deliver(ImmutableArray<BoardNews> news)
    {
        foreach (var item in news)
        {
            _ = Push(item);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => renewal.Run(
        "board of district",
        () => watched.Values.SelectMany(districts => districts).Distinct(),
        district => grains.DistrictBoard(district).Watch(Self),
        stoppingToken);

    /// <summary>Not awaited by the grain's call. Receivers go by the task's revision, not by arrival.</summary>
    private async Task Push(BoardNews news)
    {
        try
        {
            var group = hub.Clients.Group(news.Task.District);
            await group.TaskChanged(TaskViews.ForDispatcher(news.Task));
            if (news.Candidates is { } candidates)
            {
                await group.RidersNearby(new NearbyRiders(news.Task.Id, await names.Of(candidates)));
            }

            if (news.BecameOverdue)
            {
                await group.Overdue(TaskViews.ForDispatcher(news.Task));
            }
        }
        catch (Exception fault) when (TransientFault.Is(fault) || fault is IOException)
        {
            LogNotPushed(logger, fault, news.Task.Id);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IDispatchGateway Self => self ??= grains.CreateObjectReference<IDispatchGateway>(this);

    [LoggerMessage(Level = LogLevel.Warning, Message = "News of task {TaskId} did not reach the dispatchers' screens")]
    private static partial void LogNotPushed(ILogger logger, Exception fault, string taskId);
}
