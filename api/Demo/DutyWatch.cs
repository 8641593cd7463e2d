using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Http.Identity;
using RedStation.Api.Riders;
using RedStation.Contracts;

namespace RedStation.Api.Demo;

/// <summary>Notices on the riders' hub when a person of the demo goes on duty. Only present under <c>--demo</c>.</summary>
public sealed class DutyWatch(PeopleOnDuty onDuty, DemoPeople people, TimeProvider clock) : IHubFilter
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var call = invocationContext;
        var result = await next(call);
        var subject = call.Context.User?.FindFirst(Claims.Sub)?.Value;
        if (subject is null || !people.IsDriven(subject))
        {
            return result;
        }

        switch (call.HubMethodName, call.HubMethodArguments is [var first, ..] ? first : null)
        {
            case (nameof(RiderHub.GoOnDuty), StartPosition place):
                onDuty.Begin(subject, call.Context.ConnectionId, new GeoPoint(place.Lat, place.Lon), clock.GetUtcNow() + FirstLook);
                break;
            case (nameof(RiderHub.GoOnDutyWithoutPlace), _):
                onDuty.Begin(subject, call.Context.ConnectionId, null, clock.GetUtcNow() + FirstLook);
                break;
            case (nameof(RiderHub.ReportPosition), PositionReport place):
                onDuty.Move(subject, new GeoPoint(place.Lat, place.Lon));
                break;
            case (nameof(RiderHub.GoOffDuty), _):
                onDuty.End(subject);
                break;
        }

        return result;
    }

    /// <inheritdoc/>
    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        onDuty.Leave(context.Context.ConnectionId);
        return next(context, exception);
    }
}
