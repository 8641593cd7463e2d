using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Tells webhooks and people what is due. Each has its own few posts under way, so that one that hangs delays no other; of a subject one post is
/// under way at a time, so that its events arrive in their order. What is not known to have arrived is told again: a receiver tells repetitions by
/// the id.
/// </summary>
public sealed partial class OutboundDispatcher(
    OutboundEvents events,
    EventReceivers receivers,
    DeliveryStore deliveries,
    OutboundMetrics metrics,
    IOptions<OutboundOptions> options,
    TimeProvider time,
    ILogger<OutboundDispatcher> logger)
{
    /// <summary>Few enough that a batch's SQL transaction is short: on the embedded database everybody waits for it.</summary>
    private const int Batch = 200;

    private const int Gates = 64;

    /// <summary>Which receivers share one does not matter: a gate is held for as long as what is due is read.</summary>
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];
    private readonly ConcurrentDictionary<(string ReceiverId, string Subject), bool> underWay = new();

    /// <summary>How many posts are under way.</summary>
    public int UnderWay => underWay.Count;

    /// <summary>Numbers new events, and starts the posts that are due as far as there is room for them.</summary>
    public async Task Look(CancellationToken stopping)
    {
        while (await events.Number(Batch) == Batch && !stopping.IsCancellationRequested)
        {
            // Others get their turn at the database between two batches.
        }

        foreach (var receiverId in await deliveries.ReceiversWithDue())
        {
            await Fill(receiverId, stopping);
        }
    }

    private async Task Fill(string receiverId, CancellationToken stopping)
    {
        var gate = gates[(uint)receiverId.GetHashCode(StringComparison.Ordinal) % Gates];
        await gate.WaitAsync(stopping);
        try
        {
            var busy = underWay.Keys.Where(key => key.ReceiverId == receiverId).Select(key => key.Subject).ToHashSet();
            var free = options.Value.AtOnce - busy.Count;
            if (free <= 0 || await receivers.Find(receiverId) is not { } receiver)
            {
                return;
            }

            var due = await deliveries.Due(receiverId, options.Value.AtOnce + busy.Count);
            foreach (var delivery in due.Where(one => !busy.Contains(one.Event.Event.Subject)).Take(free))
            {
                underWay[(receiverId, delivery.Event.Event.Subject)] = true;
                _ = Task.Run(() => Tell(receiver, delivery, stopping), CancellationToken.None);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Tell(IEventReceiver receiver, DueDelivery delivery, CancellationToken stopping)
    {
        var told = false;
        try
        {
            await Keep(receiver, delivery, await receiver.Post(delivery.Event.Event, stopping));
            told = true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told again by whoever tells next.
        }
        catch (Exception fault)
        {
            LogNotKept(fault, receiver.Id, delivery.Event.Event.Id);
        }

        underWay.TryRemove((receiver.Id, delivery.Event.Event.Subject), out _);
        try
        {
            if (told && !stopping.IsCancellationRequested)
            {
                await Fill(receiver.Id, stopping);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || TransientFault.OfStorage(fault) is not null)
        {
            // The next look finds it.
        }
    }

    private async Task Keep(IEventReceiver receiver, DueDelivery delivery, PostOutcome outcome)
    {
        if (outcome.Failure is not { } failure)
        {
            await deliveries.Delivered(receiver.Id, delivery);
            metrics.Count("delivered");
            return;
        }

        var gone = receiver.IsGone(outcome.Status);
        var pause = gone ? null : receiver.NextPause(delivery, outcome.RetryAfter);
        await (pause is null && !receiver.KeepsDeadLetters
            ? deliveries.Drop(receiver.Id, delivery)
            : deliveries.Failed(receiver.Id, delivery, failure, pause));
        metrics.Count(pause is null ? "dead" : "failed");
        if (gone)
        {
            await receiver.SwitchOff();
            LogGone(receiver.Id, failure);
        }
        else if (pause is null)
        {
            LogGivenUp(delivery.Event.Event.Id, receiver.Id, failure);
        }
        else
        {
            LogFailed(delivery.Event.Event.Id, receiver.Id, failure, time.GetUtcNow() + pause.Value);
        }
    }

    [LoggerMessage(LogLevel.Information, "Event {EventId} was not taken by {ReceiverId}: {Failure}. Next attempt at {NextAt}")]
    private partial void LogFailed(string eventId, string receiverId, string failure, DateTimeOffset nextAt);

    [LoggerMessage(LogLevel.Warning, "Event {EventId} was given up for {ReceiverId}: {Failure}. For a webhook it can be replayed")]
    private partial void LogGivenUp(string eventId, string receiverId, string failure);

    [LoggerMessage(LogLevel.Warning, "{ReceiverId} is switched off: it {Failure}")]
    private partial void LogGone(string receiverId, string failure);

    [LoggerMessage(LogLevel.Warning, "What came of event {EventId} at {ReceiverId} could not be kept; it is told again")]
    private partial void LogNotKept(Exception fault, string receiverId, string eventId);
}
