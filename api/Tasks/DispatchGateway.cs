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
    private readonly ConcurrentDictionary<(string Connection, bool Cases), ImmutableHashSet<string>> watched = new();
    private IDispatchGateway? self;

    /// <summary>Makes a connection watch the tasks of exactly these districts.</summary>
    public Task Watch(string connectionId, IReadOnlyCollection<string> districts) => Watch(connectionId, districts, cases: false);

    /// <summary>Makes a connection watch the cases of exactly these districts.</summary>
    public Task WatchCases(string connectionId, IReadOnlyCollection<string> districts) => Watch(connectionId, districts, cases: true);

    /// <summary>A connection is gone.</summary>
    public async Task Leave(string connectionId)
    {
        await Leave(connectionId, cases: false);
        await Leave(connectionId, cases: true);
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
    public Task DeliverCases(ImmutableArray<CaseNotice> notices)
    {
        foreach (var notice in notices)
        {
            _ = Push(notice);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => renewal.Run(
        "board of district",
        () => watched.Values.SelectMany(districts => districts).Distinct(),
        district => grains.DistrictBoard(district).Watch(Self),
        stoppingToken);

    private static string Group(string district, bool cases) => cases ? "cases/" + district : district;

    private async Task Watch(string connectionId, IReadOnlyCollection<string> districts, bool cases)
    {
        await Leave(connectionId, cases);
        watched[(connectionId, cases)] = [.. districts];
        await Task.WhenAll(districts.Select(district => hub.Groups.AddToGroupAsync(connectionId, Group(district, cases))));
        await Task.WhenAll(districts.Select(district => grains.DistrictBoard(district).Watch(Self)));
    }

    private async Task Leave(string connectionId, bool cases)
    {
        if (watched.TryRemove((connectionId, cases), out var districts))
        {
            await Task.WhenAll(districts.Select(district => hub.Groups.RemoveFromGroupAsync(connectionId, Group(district, cases))));
        }
    }

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

    /// <summary>As the other, of a case.</summary>
    private async Task Push(CaseNotice notice)
    {
        try
        {
            await hub.Clients.Group(Group(notice.District, cases: true)).CaseChanged(notice);
        }
        catch (Exception fault) when (TransientFault.Is(fault) || fault is IOException)
        {
            LogCaseNotPushed(logger, fault, notice.Id);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IDispatchGateway Self => self ??= grains.CreateObjectReference<IDispatchGateway>(this);

    [LoggerMessage(Level = LogLevel.Warning, Message = "News of case {CaseId} did not reach the dispatchers' screens")]
    private static partial void LogCaseNotPushed(ILogger logger, Exception fault, string caseId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "News of task {TaskId} did not reach the dispatchers' screens")]
    private static partial void LogNotPushed(ILogger logger, Exception fault, string taskId);
}
