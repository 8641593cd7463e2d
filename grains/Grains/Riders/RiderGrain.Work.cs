using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Riders;
using RedStation.Grains.Live;

namespace RedStation.Grains.Riders;

/// <summary>Duty, offers and tasks of a rider.</summary>
public sealed partial class RiderGrain
{
    /// <summary>Offers in hand. Not stored: they live for seconds, and the task knows them. Most riders have none.</summary>
    private ImmutableArray<TaskOffer> offers = [];

    /// <summary>Where the rider's phones are; null while none is.</summary>
    private GatewayLeases<IRiderGateway, IReadOnlyList<RiderNews>>? phones;

    private DateTimeOffset lastSeen;
    private IGrainTimer? absence;

    /// <inheritdoc/>
    public async Task<Answer<RiderView, RiderRefusal>> GoOnDuty()
    {
        if (State.DisplayName is null || State.Blocked)
        {
            return State.Blocked ? RiderRefusal.RiderBlocked : RiderRefusal.RiderNotFound;
        }

        lastSeen = Now;
        var duty = DutyRules.Begin(State.Duty, Now);
        await Keep(State with { Duty = duty }, duty != State.Duty);
        WatchAbsence();
        return await TellMe();
    }

    /// <inheritdoc/>
    public async Task<Answer<RiderView, RiderRefusal>> GoOffDuty() =>
        State.DisplayName is null ? RiderRefusal.RiderNotFound : await EndDuty(Now);

    /// <inheritdoc/>
    public async Task<Answer<RiderView, RiderRefusal>> SetOrderDeadline(DateTimeOffset? deadline)
    {
        if (State.DisplayName is null)
        {
            return RiderRefusal.RiderNotFound;
        }

        await Keep(State with { OrderDeadline = deadline }, deadline != State.OrderDeadline);
        return await TellMe();
    }

    /// <inheritdoc/>
    public Task<Answer<Unit, RiderRefusal>> Offer(TaskOffer offer, TimeSpan needed)
    {
        var refusal = OpenOffers(Now).Any(open => open.Task.Id != offer.Task.Id)
            ? RiderRefusal.Busy
            : AvailabilityRules.MayTake(State, offer.Task, needed, options, Now) ?? HasTask();
        if (refusal is { } reason)
        {
            return Task.FromResult<Answer<Unit, RiderRefusal>>(reason);
        }

        offers = [.. offers.Where(open => open.ExpiresAt > Now && open.Task.Id != offer.Task.Id), offer];
        Tell(new RiderNews(Id) { Offered = offer });
        return Task.FromResult<Answer<Unit, RiderRefusal>>(Unit.Done);
    }

    /// <inheritdoc/>
    public Task WithdrawOffer(string offerId, OfferEnd reason)
    {
        var rest = offers.RemoveAll(open => open.OfferId == offerId);
        var had = rest.Length < offers.Length;
        offers = rest;
        if (had && reason != OfferEnd.Answered)
        {
            Tell(new RiderNews(Id) { Withdrawn = new(offerId, reason) });
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<Answer<RiderName, RiderRefusal>> TakeTask(TaskView task, TimeSpan? needed)
    {
        if (State.ActiveTask?.Id != task.Id)
        {
            var refusal = needed is { } time
                ? AvailabilityRules.MayTake(State, task, time, options, Now)
                : AvailabilityRules.WhyNotFree(State, task.Id);
            if (refusal is { } reason)
            {
                return reason;
            }

            await Store(State with { ActiveTask = task });
            offers = offers.RemoveAll(open => open.Task.Id == task.Id);
            Tell(new RiderNews(Id) { Task = task });
        }

        return new RiderName(State.DisplayName!);
    }

    /// <inheritdoc/>
    public async Task TaskChanged(TaskView task)
    {
        var followed = ActiveTaskRules.Follow(Id, State, task);
        var next = EndedTaskRules.Follow(Id, followed, task);
        await Keep(next, next != State);
        Tell(new RiderNews(Id) { Task = task });
        if (next != followed)
        {
            await TellMe();
        }
    }

    /// <inheritdoc/>
    public async Task<Answer<RiderView, RiderRefusal>> DismissTask(string taskId)
    {
        if (State.DisplayName is null)
        {
            return RiderRefusal.RiderNotFound;
        }

        var next = EndedTaskRules.Dismiss(State, taskId);
        await Keep(next, next != State);
        return await TellMe();
    }

    /// <inheritdoc/>
    public async Task<RiderView?> Attach(IRiderGateway gateway)
    {
        phones ??= new(
            liveOptions.Value, clock, logger, (holder, news) => holder.Deliver([.. news]), (first, next) => [.. first, .. next]);
        phones.Renew(gateway);
        lastSeen = Now;
        return await GetView();
    }

    /// <inheritdoc/>
    public Task<bool> Renew(IRiderGateway gateway)
    {
        lastSeen = Now;
        return Task.FromResult(phones is not null && phones.Renew(gateway));
    }

    /// <inheritdoc/>
    public Task Detach(IRiderGateway gateway)
    {
        phones?.End(gateway);
        if (phones is { IsEmpty: true })
        {
            phones = null;
        }

        return Task.CompletedTask;
    }

    private RiderRefusal? HasTask() => State.ActiveTask is null ? null : RiderRefusal.Busy;

    private ImmutableArray<TaskOffer> OpenOffers(DateTimeOffset now) => offers.RemoveAll(offer => offer.ExpiresAt <= now);

    private async Task<RiderView> EndDuty(DateTimeOffset at)
    {
        var duty = DutyRules.End(State.Duty, at);
        await Keep(State with { Duty = duty }, duty != State.Duty);
        foreach (var offer in offers)
        {
            Tell(new RiderNews(Id) { Withdrawn = new(offer.OfferId, OfferEnd.OffDuty) });
        }

        offers = [];
        absence?.Dispose();
        absence = null;
        return await TellMe();
    }

    /// <inheritdoc/>
    protected override void OnReadAgain(RiderState remembered)
    {
        Remember(State with { UsedCredentials = remembered.UsedCredentials });
        // It may have been the look itself that failed.
        absence?.Dispose();
        absence = null;
        WatchAbsence();
    }

    /// <summary>
    /// While on duty, looks whether any phone of the rider is still there: when the first could be missed for too long, and after
    /// that when the last sign of one will be too old. With a hundred thousand riders on duty looking every minute would be work.
    /// </summary>
    private void WatchAbsence()
    {
        if (State.Duty.Since is not null)
        {
            absence ??= this.RegisterGrainTimer(
                LookForAbsence, new GrainTimerCreationOptions(options.AbsenceLimit, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
    }

    private async Task LookForAbsence()
    {
        var left = lastSeen + options.AbsenceLimit - Now;
        if (State.Duty.Since is not null && left <= TimeSpan.Zero)
        {
            LogAbsent(logger, Id);
            await EndDuty(lastSeen);
        }
        else
        {
            absence?.Change(left > TimeSpan.Zero ? left : options.AbsenceLimit, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rider {RiderId} has no phone connected any more and is taken off duty")]
    private static partial void LogAbsent(ILogger logger, string riderId);
}
