using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Hubs;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Grains;

namespace RedStation.Api.Riders;

/// <summary>This process as an observer of riders: one observer for all phones connected here.</summary>
public sealed partial class RiderGateway(IGrainFactory grains, IHubContext<RiderHub> hub, LeaseRenewal renewal, ILogger<RiderGateway> logger)
    : BackgroundService, IRiderGateway
{
    private readonly ConcurrentDictionary<string, RiderSession> sessions = new();
    private IRiderGateway? self;

    /// <summary>The sessions, for the batches of positions.</summary>
    public IEnumerable<RiderSession> Sessions => sessions.Values;

    /// <summary>Sessions that have ended and whose last position the tiles must still forget.</summary>
    public ConcurrentQueue<RiderSession> Ended { get; } = new();

    /// <summary>A phone is here. Null when the rider is not registered.</summary>
    public async Task<RiderView?> Connect(string riderId)
    {
        lock (sessions)
        {
            sessions.GetOrAdd(riderId, id => new RiderSession(id)).Connections++;
        }

        var me = await Grain(riderId).Attach(Self);
        if (me is not null)
        {
            Follow(me);
        }

        return me;
    }

    /// <summary>A phone is gone.</summary>
    public async Task Disconnect(string riderId)
    {
        lock (sessions)
        {
            if (!sessions.TryGetValue(riderId, out var session) || --session.Connections > 0)
            {
                return;
            }

            sessions.TryRemove(riderId, out _);
            session.Leave();
            Ended.Enqueue(session);
        }

        await Quietly(riderId, () => Grain(riderId).Detach(Self));
    }

    /// <summary>Takes what the rider's grain has just answered.</summary>
    public void Follow(RiderView me)
    {
        if (sessions.TryGetValue(me.Id, out var session))
        {
            session.Follow(me);
        }
    }

    /// <summary>Takes a position.</summary>
    public void Place(string riderId, GeoPoint position, DateTimeOffset at)
    {
        if (sessions.TryGetValue(riderId, out var session))
        {
            session.Place(position, at);
        }
    }

    /// <summary>Which task an offer is of. The offer's own rider knows it, even after its time.</summary>
    public string TaskOf(string riderId, string offerId) =>
        sessions.TryGetValue(riderId, out var session) && session.TaskOf(offerId) is { } task ? task : throw HubErrors.Of("offer_not_found");

    /// <inheritdoc/>
    public Task Deliver(ImmutableArray<RiderNews> news)
    {
        foreach (var item in news)
        {
            if (sessions.TryGetValue(item.RiderId, out var session))
            {
                session.Hear(item);
                _ = Push(item);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => renewal.Run("rider", () => sessions.Keys, Renew, stoppingToken);

    private async Task Renew(string riderId)
    {
        // A phone that has gone meanwhile must not be taken for one that is here.
        if (sessions.ContainsKey(riderId) && !await Grain(riderId).Renew(Self)
            && sessions.ContainsKey(riderId) && await Grain(riderId).Attach(Self) is { } me)
        {
            Follow(me);
            await Push(new RiderNews(riderId) { Me = me });
        }
    }

    /// <summary>Not awaited by the grain's call: one phone that does not read must not delay the others.</summary>
    private async Task Push(RiderNews news)
    {
        try
        {
            var (method, payload) = RiderMessages.Of(news);
            await hub.Clients.User(news.RiderId).SendAsync(method, payload);
        }
        catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException or IOException)
        {
            LogNotPushed(logger, fault, news.RiderId);
        }
    }

    private async Task Quietly(string riderId, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (PassingFault.Is(fault))
        {
            LogUnreachable(logger, fault, riderId);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IRiderGateway Self => self ??= grains.CreateObjectReference<IRiderGateway>(this);

    private IRiderGrain Grain(string riderId) => grains.GetGrain<IRiderGrain>(GrainKeys.Rider(riderId));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rider {RiderId} could not be reached; it will be tried again")]
    private static partial void LogUnreachable(ILogger logger, Exception fault, string riderId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A message to rider {RiderId} was not delivered")]
    private static partial void LogNotPushed(ILogger logger, Exception fault, string riderId);
}
