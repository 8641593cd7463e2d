using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Riders;
using RedStation.Grains.Gateways;

namespace RedStation.Grains.Riders;

/// <summary>Duty, offers and tasks of a rider.</summary>
public sealed partial class RiderGrain
{
    /// <summary>Offers in hand. Not stored: they live for seconds, and the task knows them. Most riders have none.</summary>
    private ImmutableArray<TaskOffer> offers = [];

    /// <summary>Where the rider's phones are; null while none is.</summary>
    private GatewayLeases<IRiderGateway, IReadOnlyList<RiderNews>>? phones;

    private DateTimeOffset lastSeen;
    private IGrainTimer? watch;

    /// <inheritdoc/>
    public async Task<Answer<RiderView, RiderRefusal>> GoOnDuty()
    {
        if (State.DisplayName is null || State.Blocked)
        {
            return State.Blocked ? RiderRefusal.RiderBlocked : RiderRefusal.RiderNotFound;
        }

        // The look that ends a shift may be a little late.
        await EndDutyIfOver();
        if (DutyRules.RestedAt(State.Duty, options, Now) > Now)
        {
            return RiderRefusal.DailyLimit;
        }

        lastSeen = Now;
        var duty = DutyRules.Begin(State.Duty, Now);
        if (duty != State.Duty)
        {
            await onDuty.Add(Id);
            await Store(State with { Duty = duty });
        }

        WatchDuty();
        return await PublishView();
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

        var counts = AvailabilityRules.OrderInForce(deadline, Now);
        await Keep(State with { OrderDeadline = counts }, counts != State.OrderDeadline);
        WatchDuty();
        return await PublishView();
    }

    /// <inheritdoc/>
    public async Task<Answer<Unit, RiderRefusal>> SetPlatformOrder(string platformId, DateTimeOffset? deadline)
    {
        if (State.DisplayName is null)
        {
            return RiderRefusal.RiderNotFound;
        }

        var next = PlatformOrderRules.Set(State, platformId, deadline, Now);
        if (next != State)
        {
            await Store(next);
            WatchDuty();
            await PublishView();
        }

        return Unit.Done;
    }

    /// <inheritdoc/>
    public async Task<Answer<Unit, RiderRefusal>> Offer(TaskOffer offer, TimeSpan needed)
    {
        var refusal = OpenOffers(Now).Any(open => open.Task.Id != offer.Task.Id)
            ? RiderRefusal.Busy
            : AvailabilityRules.MayTake(State, offer.Task, needed, options, Now) ?? HasTask();
        if (refusal is { } reason)
        {
            return reason;
        }

        var shown = await offeredPoints.For(Id, offer, Now);
        offers = [.. offers.Where(open => open.ExpiresAt > Now && open.Task.Id != offer.Task.Id), shown];
        NotifyPhones(new RiderNews(Id) { Offered = shown });
        return Unit.Done;
    }

    /// <inheritdoc/>
    public Task WithdrawOffer(string offerId, OfferEnd reason)
    {
        var rest = offers.RemoveAll(open => open.OfferId == offerId);
        var had = rest.Length < offers.Length;
        offers = rest;
        if (had && reason != OfferEnd.Answered)
        {
            NotifyPhones(new RiderNews(Id) { Withdrawn = new(offerId, reason) });
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
            NotifyPhones(new RiderNews(Id) { Task = task });
        }

        return new RiderName(State.DisplayName!);
    }

    /// <inheritdoc/>
    public async Task TaskChanged(TaskView task)
    {
        var followed = ActiveTaskRules.Follow(Id, State, task);
        var next = EndedTaskRules.Follow(Id, followed, task);
        var isFreed = State.ActiveTask is not null && next.ActiveTask is null;
        await Keep(next, next != State);
        NotifyPhones(new RiderNews(Id) { Task = task });
        if (next != followed)
        {
            await PublishView();
        }

        if (isFreed && State.Duty.Since is not null)
        {
            await AfterTask();
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
        return await PublishView();
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
        var next = DutyRules.Leave(State, at);
        await Keep(next, next != State);
        await LeaveIndex();
        GiveOffersBack();
        WatchDuty();
        return await PublishView();
    }

    /// <summary>
    /// Once the record says that the rider is off duty; should it fail, the row stays until the next shift is over, and the clock wakes them in vain.
    /// </summary>
    private async Task LeaveIndex()
    {
        try
        {
            await onDuty.Remove(Id, State.Duty.Past is [.., var last] ? last : null, State.HomeDistrict);
        }
        catch (StorageFaultException fault)
        {
            LogStillIndexed(logger, fault, Id);
        }
    }

    private void GiveOffersBack()
    {
        foreach (var offer in offers)
        {
            NotifyPhones(new RiderNews(Id) { Withdrawn = new(offer.OfferId, OfferEnd.OffDuty) });
        }

        offers = [];
    }

    /// <inheritdoc/>
    protected override void OnReadAgain(RiderState remembered)
    {
        Remember(State with { UsedCredentials = remembered.UsedCredentials });
        // It may have been the look itself that failed.
        watch?.Dispose();
        watch = null;
        WatchDuty();
    }

    /// <summary>
    /// While on duty, looks whether a phone of the rider is still there, whether the limit is reached and whether the order's time has passed:
    /// when the first of them can be. With a hundred thousand riders on duty looking every minute would be work.
    /// </summary>
    private void WatchDuty()
    {
        if (State.Duty.Since is null)
        {
            watch?.Dispose();
            watch = null;
            return;
        }

        var left = DutyRules.NextLook(State, lastSeen, options, Now) - Now;
        var wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
        if (watch is null)
        {
            watch = this.RegisterGrainTimer(LookAtDuty, new GrainTimerCreationOptions(wait, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        }
        else
        {
            watch.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task LookAtDuty()
    {
        if (!await EndDutyIfOver())
        {
            if (PlatformOrderRules.Next(State) <= Now)
            {
                // Nothing counts it any more, so it is not worth a write; but the phone shows it.
                Remember(PlatformOrderRules.Forget(State, Now));
                await PublishView();
            }

            WatchDuty();
        }
    }

    private async Task<bool> EndDutyIfOver()
    {
        if (DutyRules.Over(State, lastSeen, options, Now) is not { } at)
        {
            return false;
        }

        LogDutyOver(logger, Id, at);
        await EndDuty(at);
        return true;
    }

    /// <summary>Who reached the limit with a task in hand has worked until it was done.</summary>
    private async Task AfterTask()
    {
        if (DutyRules.LimitAt(State.Duty, options, Now) <= Now)
        {
            await EndDuty(Now);
        }
        else
        {
            WatchDuty();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rider {RiderId} is off duty and stays in the table of those who are on it")]
    private static partial void LogStillIndexed(ILogger logger, Exception fault, string riderId);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Rider {RiderId} is taken off duty as of {At}: no phone is connected any more, or the limit is reached")]
    private static partial void LogDutyOver(ILogger logger, string riderId, DateTimeOffset at);
}
