using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;

namespace RedStation.Api.Realtime;

/// <summary>Closes the connections of a session that is ended: a tablet that was stolen hears nothing more.</summary>
public sealed class HubSessions(EndedSessions ended) : IHubFilter
{
    /// <inheritdoc/>
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.SessionId() is { } session)
        {
            ended.Watch(session, context.Context.ConnectionId, context.Context.Abort);
        }

        return next(context);
    }

    /// <inheritdoc/>
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (context.Context.User?.SessionId() is { } session)
        {
            ended.Unwatch(session, context.Context.ConnectionId);
        }

        return next(context, exception);
    }
}
