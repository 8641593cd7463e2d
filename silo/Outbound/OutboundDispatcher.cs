using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Tells webhooks what is due. Each has its own few posts under way, so that one that hangs delays no other; of a subject one post is under way at
/// a time, so that its events arrive in their order. What is not known to have arrived is told again: a receiver tells repetitions by the id.
/// </summary>
public sealed partial class OutboundDispatcher(
    OutboundEvents events,
    WebhookStore webhooks,
    DeliveryStore deliveries,
    WebhookPost post,
    OutboundMetrics metrics,
    IOptions<OutboundOptions> options,
    TimeProvider time,
    ILogger<OutboundDispatcher> logger)
{
    /// <summary>Few enough that a batch's SQL transaction is short: on the embedded database everybody waits for it.</summary>
    private const int Batch = 200;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new();
    private readonly ConcurrentDictionary<(string WebhookId, string Subject), bool> underWay = new();

    /// <summary>How many posts are under way.</summary>
    public int UnderWay => underWay.Count;

    /// <summary>Numbers new events, and starts the posts that are due as far as there is room for them.</summary>
    public async Task Look(CancellationToken stopping)
    {
        while (await events.Number(Batch) == Batch && !stopping.IsCancellationRequested)
        {
            // Others get their turn at the database between two batches.
        }

        foreach (var webhookId in await deliveries.WebhooksWithDue())
        {
            await Fill(webhookId, stopping);
        }
    }

    private async Task Fill(string webhookId, CancellationToken stopping)
    {
        var gate = gates.GetOrAdd(webhookId, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(stopping);
        try
        {
            var busy = underWay.Keys.Where(key => key.WebhookId == webhookId).Select(key => key.Subject).ToHashSet();
            var free = options.Value.AtOnce - busy.Count;
            if (free <= 0 || await webhooks.Find(webhookId) is not { Status: WebhookStatus.Active } webhook)
            {
                return;
            }

            var due = await deliveries.Due(webhookId, options.Value.AtOnce + busy.Count);
            foreach (var delivery in due.Where(one => !busy.Contains(one.Event.Event.Subject)).Take(free))
            {
                underWay[(webhookId, delivery.Event.Event.Subject)] = true;
                _ = Task.Run(() => Tell(webhook, delivery, stopping), CancellationToken.None);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task Tell(Webhook webhook, DueDelivery delivery, CancellationToken stopping)
    {
        var told = false;
        try
        {
            await Keep(webhook, delivery, await post.Send(webhook, delivery.Event.Event, stopping));
            told = true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told again by whoever tells next.
        }
        catch (Exception fault)
        {
            LogNotKept(fault, webhook.Id, delivery.Event.Event.Id);
        }

        underWay.TryRemove((webhook.Id, delivery.Event.Event.Subject), out _);
        try
        {
            if (told && !stopping.IsCancellationRequested)
            {
                await Fill(webhook.Id, stopping);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || TransientFault.OfStorage(fault) is not null)
        {
            // The next look finds it.
        }
    }

    private async Task Keep(Webhook webhook, DueDelivery delivery, PostOutcome outcome)
    {
        if (outcome.Failure is not { } failure)
        {
            await deliveries.Delivered(webhook.Id, delivery);
            metrics.Count("delivered");
            return;
        }

        var gone = outcome.Status == HttpStatusCode.Gone;
        var pause = gone ? null : DeliverySchedule.AfterFailure(delivery.Attempts + 1, Random.Shared.NextDouble(), outcome.RetryAfter);
        await deliveries.Failed(webhook.Id, delivery, failure, pause);
        metrics.Count(pause is null ? "dead" : "failed");
        if (gone)
        {
            await webhooks.SwitchOff(webhook.Id, WebhookStatus.Gone);
            LogGone(webhook.Id);
        }
        else if (pause is null)
        {
            LogGivenUp(delivery.Event.Event.Id, webhook.Id, failure);
        }
        else
        {
            LogFailed(delivery.Event.Event.Id, webhook.Id, failure, time.GetUtcNow() + pause.Value);
        }
    }

    [LoggerMessage(LogLevel.Information, "Event {EventId} was not taken by webhook {WebhookId}: {Failure}. Next attempt at {NextAt}")]
    private partial void LogFailed(string eventId, string webhookId, string failure, DateTimeOffset nextAt);

    [LoggerMessage(LogLevel.Warning, "Event {EventId} was given up for webhook {WebhookId}: {Failure}. It can be replayed")]
    private partial void LogGivenUp(string eventId, string webhookId, string failure);

    [LoggerMessage(LogLevel.Warning, "Webhook {WebhookId} answered 410 and is switched off")]
    private partial void LogGone(string webhookId);

    [LoggerMessage(LogLevel.Warning, "What came of event {EventId} at webhook {WebhookId} could not be kept; it is told again")]
    private partial void LogNotKept(Exception fault, string webhookId, string eventId);
}
