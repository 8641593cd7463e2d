using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Riders;

namespace RedStation.Api.Riders;

/// <summary>This process as an observer of riders: one observer for all phones connected here.</summary>
public sealed partial class RiderGateway(
    IGrainFactory grains,
    IHubContext<RiderHub, IRiderClient> hub,
    ChangedSessions changes,
    LeaseRenewal renewal,
    IOptions<DispatchOptions> options,
    TimeProvider clock,
    ILogger<RiderGateway> logger)
    : BackgroundService, IRiderGateway
{
    private readonly ConcurrentDictionary<string, RiderSession> sessions = new();
    private IRiderGateway? self;

    /// <summary>A phone is here. The first it is sent is how its rider stands. Null when the rider is not registered.</summary>
    public async Task<RiderSession?> Connect(string riderId, string connectionId)
    {
        var phone = new ConnectedPhone(connectionId);
        var session = Enter(riderId, phone);
        var welcome = false;
        try
        {
            // News of the rider wait for the phone's turn, so that none is overtaken by an older picture.
            await phone.SerialQueue.Run(
                () => session.SerialQueue.Run(async () => welcome = await Attach(session) is { } me && await Greet(phone, me)));
            return welcome ? session : null;
        }
        finally
        {
            if (!welcome)
            {
                // SignalR does not call a hub of a connection that it has refused again.
                await Disconnect(session, connectionId);
            }
        }
    }

    /// <summary>A phone is gone.</summary>
    public async Task Disconnect(RiderSession session, string connectionId)
    {
        lock (sessions)
        {
            session.Phones = session.Phones.RemoveAll(phone => phone.ConnectionId == connectionId);
            if (!session.Phones.IsEmpty)
            {
                return;
            }

            session.Leave();
        }

        await IgnoreTransientFaults(session, () => session.SerialQueue.Run(() => End(session)));
    }

    /// <inheritdoc/>
    public Task Deliver(ImmutableArray<RiderNews> news)
    {
        foreach (var item in news)
        {
            if (sessions.TryGetValue(item.RiderId, out var session))
            {
                session.Hear(item);
                Push(session, item);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        renewal.Run("rider", () => sessions.Keys, Renew, stoppingToken);

    private RiderSession Enter(string riderId, ConnectedPhone phone)
    {
        lock (sessions)
        {
            var session = sessions.GetOrAdd(riderId, id => new RiderSession(id, changes, options.Value.PositionLife));
            session.Phones = session.Phones.Add(phone);
            return session;
        }
    }

    private async Task<RiderView?> Attach(RiderSession session)
    {
        var me = await grains.Rider(session.RiderId).Attach(Self);
        if (me is not null)
        {
            session.Follow(me);
        }

        return me;
    }

    /// <summary>Renews the lease on a rider; where there was none, news may have been missed, and the phones get the whole picture.</summary>
    private async Task Renew(string riderId)
    {
        if (!sessions.TryGetValue(riderId, out var session))
        {
            return;
        }

        session.Forget(clock.GetUtcNow() - options.Value.PositionLife);

        // A phone that has gone meanwhile must not be taken for one that is here.
        if (!session.Phones.IsEmpty && !await grains.Rider(session.RiderId).Renew(Self))
        {
            await session.SerialQueue.Run(async () =>
            {
                if (!session.Phones.IsEmpty && await Attach(session) is { } me)
                {
                    Push(session, new RiderNews(riderId) { Me = me });
                }
            });
        }
    }

    /// <summary>In the session's turn: whoever comes meanwhile attaches after it.</summary>
    private async Task End(RiderSession session)
    {
        try
        {
            if (session.Phones.IsEmpty)
            {
                await grains.Rider(session.RiderId).Detach(Self);
            }
        }
        finally
        {
            lock (sessions)
            {
                if (session.Phones.IsEmpty)
                {
                    sessions.TryRemove(session.RiderId, out _);
                }
            }
        }
    }

    /// <summary>Not awaited by the grain's call: a phone that does not read delays neither the others nor the grain.</summary>
    private void Push(RiderSession session, RiderNews news)
    {
        var send = RiderMessages.Of(news);
        foreach (var phone in session.Phones)
        {
            _ = phone.SerialQueue.Run(() => Send(phone, send));
        }
    }

    private async Task<bool> Greet(ConnectedPhone phone, RiderView me)
    {
        await Send(phone, client => client.Me(RiderViews.ForOwnPhone(me)));
        return true;
    }

    private async Task Send(ConnectedPhone phone, Func<IRiderClient, Task> send)
    {
        try
        {
            await send(hub.Clients.Client(phone.ConnectionId));
        }
        catch (Exception fault) when (fault is OperationCanceledException or InvalidOperationException or IOException)
        {
            LogNotPushed(logger, fault, phone.ConnectionId);
        }
    }

    private async Task IgnoreTransientFaults(RiderSession session, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (TransientFault.Is(fault))
        {
            LogUnreachable(logger, fault, session.RiderId);
        }
    }

    /// <summary>The reference that grains call; the host keeps this object alive, for Orleans holds it weakly.</summary>
    private IRiderGateway Self => self ??= grains.CreateObjectReference<IRiderGateway>(this);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rider {RiderId} could not be reached; it was not told that their phone is gone")]
    private static partial void LogUnreachable(ILogger logger, Exception fault, string riderId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A message to connection {ConnectionId} was not delivered")]
    private static partial void LogNotPushed(ILogger logger, Exception fault, string connectionId);
}
