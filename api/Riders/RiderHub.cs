using Microsoft.AspNetCore.Authorization;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Api.Realtime;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Riders;
using RedStation.Domain.Tasks;
using RedStation.Storage.Photos;

namespace RedStation.Api.Riders;

/// <summary>A rider's phone, <c>/hubs/rider</c>.</summary>
[Authorize(Roles = Roles.Rider)]
public sealed class RiderHub(IGrainFactory grains, RiderGateway gateway, EvidencePhotos photos, TimeProvider clock) : AnsweringHub<IRiderClient>
{
    private static readonly TimeSpan OldestPosition = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FarthestDeadline = TimeSpan.FromHours(12);

    private static readonly object SessionKey = new();

    private string RiderId => Context.User!.Subject();

    private RiderSession Session => (RiderSession)Context.Items[SessionKey]!;

    private IRiderGrain Rider => grains.Rider(RiderId);

    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        Context.Items[SessionKey] = await gateway.Connect(RiderId, Context.ConnectionId) ?? throw HubErrors.Of("rider_not_found");
        await base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await gateway.Disconnect(Session, Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    /// <summary>Begins to work, here.</summary>
    public async Task<RiderView> GoOnDuty(StartPosition position)
    {
        var place = HubInput.Position(position.Lat, position.Lon);
        var me = Granted(await Rider.GoOnDuty());
        Session.Follow(me);
        Session.Place(place, clock.GetUtcNow(), null);
        return RiderViews.ForOwnPhone(me);
    }

    /// <summary>Begins to work, wherever that is: nothing is offered until a position is reported.</summary>
    public async Task<RiderView> GoOnDutyWithoutPlace()
    {
        var me = Granted(await Rider.GoOnDuty());
        Session.Follow(me);
        return RiderViews.ForOwnPhone(me);
    }

    /// <summary>Stops working; the position is forgotten at once.</summary>
    public async Task<RiderView> GoOffDuty()
    {
        var me = Granted(await Rider.GoOffDuty());
        Session.Follow(me);
        return RiderViews.ForOwnPhone(me);
    }

    /// <summary>Where the phone is. Ignored while off duty.</summary>
    public void ReportPosition(PositionReport report)
    {
        var place = HubInput.Position(report.Lat, report.Lon);
        if (report.AccuracyM is < 0 or > 5_000 or double.NaN)
        {
            throw HubErrors.Of("invalid_accuracy");
        }

        var now = clock.GetUtcNow();
        var at = report.At ?? now;
        if (at < now - OldestPosition || at > now + ClockError)
        {
            throw HubErrors.Of("time_out_of_range");
        }

        Session.Place(place, at > now ? now : at, report.AccuracyM is { } metres ? (int)Math.Ceiling(metres) : null);
    }

    /// <summary>
    /// The tightest order carried, or null when there is none. A rider short of time is offered nothing; one whose time has passed does not count.
    /// </summary>
    public async Task<RiderView> SetOrderDeadline(DateTimeOffset? at)
    {
        var now = clock.GetUtcNow();
        if (at < now - FarthestDeadline || at > now + FarthestDeadline)
        {
            throw HubErrors.Of("time_out_of_range");
        }

        var me = Granted(await Rider.SetOrderDeadline(at));
        Session.Follow(me);
        return RiderViews.ForOwnPhone(me);
    }

    /// <summary>Accepts an offer. The first valid acceptance wins.</summary>
    public async Task<TaskView> Accept(string offerId, string operationId)
    {
        var offer = HubInput.Id(offerId);
        var command = new RiderCommand(HubInput.OperationId(operationId), RiderId, offer);
        return Answer(await Task(TaskOf(offer)).Accept(command));
    }

    /// <summary>An offer is on a screen that the rider looks at. One that runs out without this was not seen, and is made again later.</summary>
    public Task OfferSeen(string offerId)
    {
        var offer = HubInput.Id(offerId);
        return Task(TaskOf(offer)).OfferSeen(RiderId, offer);
    }

    /// <summary>Declines an offer; it is not made again.</summary>
    public async Task Decline(string offerId)
    {
        var offer = HubInput.Id(offerId);
        Answer(await Task(TaskOf(offer)).Decline(new RiderCommand("decline:" + offer, RiderId, offer)));
    }

    /// <summary>Begins a task.</summary>
    public async Task<TaskView> Start(string taskId, string operationId) =>
        Answer(await Task(HubInput.Id(taskId)).Start(new RiderCommand(HubInput.OperationId(operationId), RiderId)));

    /// <summary>Sends the evidence of a task: a note, a photo or both.</summary>
    public async Task<TaskView> Submit(string taskId, string operationId, Evidence evidence)
    {
        var command = new RiderCommand(HubInput.OperationId(operationId), RiderId, null, HubInput.Evidence(evidence));
        var task = HubInput.Id(taskId);
        if (!await photos.Show(command.Evidence!, task, RiderId))
        {
            throw HubErrors.Of("photo_not_found");
        }

        return Answer(await Task(task).Submit(command));
    }

    /// <summary>Which task an offer is of, even after its time and after everything here was started anew.</summary>
    private string TaskOf(string offerId) => Session.TaskOf(offerId) ?? OfferIds.TaskOf(offerId) ?? throw HubErrors.Of("offer_not_found");

    private IGovernanceTaskGrain Task(string taskId) => grains.GovernanceTask(taskId);

    private static RiderView Granted(Answer<RiderView, RiderRefusal> answer) =>
        answer.Value ?? throw HubErrors.Of(RefusalCodes.Of(answer.Refusal!.Value));

    private TaskView Answer(Answer<TaskView, TaskRefusal> answer) => answer.Value is { } task
        ? TaskViews.ForRider(task, RiderId)
        : throw HubErrors.Of(RefusalCodes.Of(answer.Refusal!.Value));
}
