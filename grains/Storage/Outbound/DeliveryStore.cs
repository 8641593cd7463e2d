using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>
/// What webhooks, and people by their receivers, are still to be told: a row's <c>webhook_id</c> is either's id. Of a subject only the first event
/// that waits is ever due: what comes after it waits for it to be taken or given up, and other subjects do not.
/// </summary>
public sealed class DeliveryStore(IDatabase database, TimeProvider clock)
{
    private const string FindReceivers =
        """
        SELECT due.webhook_id FROM outbound_deliveries due JOIN webhooks ON webhooks.id = due.webhook_id AND webhooks.status = 'active'
        WHERE due.dead_at IS NULL AND due.next_at <= @Now
        UNION
        SELECT due.webhook_id FROM outbound_deliveries due JOIN notice_receivers ON notice_receivers.id = due.webhook_id
        WHERE due.dead_at IS NULL AND due.next_at <= @Now
        """;

    private const string FindDue =
        """
        SELECT due.attempts AS Attempts, event.id AS Id, event.type AS Type, event.subject AS Subject, event.ordinal AS Ordinal,
          event.district AS District, event.left_district AS LeftDistrict, event.at AS At, event.data AS Data, due.sequence AS Sequence
        FROM outbound_deliveries due JOIN outbound_events event ON event.sequence = due.sequence
        WHERE due.webhook_id = @WebhookId AND due.dead_at IS NULL AND due.next_at <= @Now AND NOT EXISTS (
          SELECT 1 FROM outbound_deliveries earlier
          WHERE earlier.webhook_id = due.webhook_id AND earlier.subject = due.subject AND earlier.dead_at IS NULL AND earlier.sequence < due.sequence)
        ORDER BY due.next_at, due.sequence LIMIT @Limit
        """;

    private const string Forget = "DELETE FROM outbound_deliveries WHERE webhook_id = @WebhookId AND sequence = @Sequence";

    private const string NextOfSubject =
        """
        UPDATE outbound_deliveries SET next_at = @NextAt
        WHERE webhook_id = @WebhookId AND subject = @Subject AND dead_at IS NULL AND next_at <> @NextAt
        """;

    private const string CountDelivered = "UPDATE webhooks SET delivered = delivered + 1, delivered_at = @Now WHERE id = @WebhookId";

    /// <summary>What was given up while a post was under way stays so, whatever comes of the post.</summary>
    private const string NoteAttempt =
        """
        UPDATE outbound_deliveries
        SET attempts = @Attempts, tried_at = @Now, failure = @Failure, dead_at = coalesce(dead_at, CAST(@DeadAt AS bigint))
        WHERE webhook_id = @WebhookId AND sequence = @Sequence
        """;

    private const string NoteFailure = "UPDATE webhooks SET failed_at = @Now, failure = @Failure WHERE id = @WebhookId";

    private const string FindDead =
        """
        SELECT dead.attempts AS Attempts, dead.tried_at AS TriedAt, dead.dead_at AS DeadAt, dead.failure AS Failure, event.id AS Id,
          event.type AS Type, event.subject AS Subject, event.ordinal AS Ordinal, event.district AS District, event.left_district AS LeftDistrict,
          event.at AS At, event.data AS Data, dead.sequence AS Sequence
        FROM outbound_deliveries dead JOIN outbound_events event ON event.sequence = dead.sequence
        WHERE dead.webhook_id = @WebhookId AND dead.dead_at IS NOT NULL AND dead.sequence > @After ORDER BY dead.sequence LIMIT @Limit
        """;

    private const string ReplayAll =
        """
        UPDATE outbound_deliveries SET dead_at = NULL, attempts = 0, next_at = @Now WHERE webhook_id = @WebhookId AND dead_at IS NOT NULL
        """;

    private const string ReplayOne = ReplayAll + " AND event_id = @EventId";

    private const string CountAll =
        """
        SELECT CAST(coalesce(sum(CASE WHEN dead_at IS NULL THEN 1 ELSE 0 END), 0) AS bigint) AS Waiting,
          CAST(coalesce(sum(CASE WHEN dead_at IS NULL THEN 0 ELSE 1 END), 0) AS bigint) AS Dead
        FROM outbound_deliveries
        """;

    /// <summary>Which webhooks, and which receivers of people, something is due for.</summary>
    public Task<IReadOnlyList<string>> ReceiversWithDue() => database.Read<IReadOnlyList<string>>(async connection =>
        [.. await connection.QueryAsync<string>(FindReceivers, new { Now = Now() })]);

    /// <summary>What is due for a webhook now, one event of each subject at most, the longest due first.</summary>
    public Task<IReadOnlyList<DueDelivery>> Due(string webhookId, int limit) => database.Read<IReadOnlyList<DueDelivery>>(async connection =>
    [
        .. (await connection.QueryAsync<DueRow>(FindDue, new { WebhookId = webhookId, Now = Now(), Limit = limit }))
            .Select(row => row.ToDelivery()),
    ]);

    /// <summary>The receiver has taken it.</summary>
    public Task Delivered(string webhookId, DueDelivery delivery) => database.WriteRows(async (connection, transaction) =>
    {
        var key = Key(webhookId, delivery);
        await connection.ExecuteAsync(Forget, key, transaction);
        await connection.ExecuteAsync(NextOfSubject, new { WebhookId = webhookId, delivery.Event.Event.Subject, NextAt = Now() }, transaction);
        return await connection.ExecuteAsync(CountDelivered, key, transaction);
    });

    /// <summary>It was not taken. What comes after it of the same subject waits as long, or goes on when it was given up.</summary>
    /// <param name="webhookId">Who was told.</param>
    /// <param name="delivery">What.</param>
    /// <param name="failure">Why not, in a few words.</param>
    /// <param name="pause">Until the next attempt; null when there is none.</param>
    public Task Failed(string webhookId, DueDelivery delivery, string failure, TimeSpan? pause) =>
        database.WriteRows(async (connection, transaction) =>
        {
            var now = clock.GetUtcNow();
            var row = new
            {
                WebhookId = webhookId,
                delivery.Event.Sequence,
                delivery.Event.Event.Subject,
                Attempts = (long)delivery.Attempts + 1,
                Now = now.ToUnixTimeMilliseconds(),
                NextAt = (now + (pause ?? TimeSpan.Zero)).ToUnixTimeMilliseconds(),
                Failure = failure,
                DeadAt = pause is null ? now.ToUnixTimeMilliseconds() : (long?)null,
            };
            await connection.ExecuteAsync(NoteAttempt, row, transaction);
            await connection.ExecuteAsync(NextOfSubject, row, transaction);
            return await connection.ExecuteAsync(NoteFailure, row, transaction);
        });

    /// <summary>It was given up for good. What comes after it of the same subject goes on.</summary>
    public Task Drop(string receiverId, DueDelivery delivery) => database.WriteRows(async (connection, transaction) =>
    {
        await connection.ExecuteAsync(Forget, Key(receiverId, delivery), transaction);
        return await connection.ExecuteAsync(
            NextOfSubject, new { WebhookId = receiverId, delivery.Event.Event.Subject, NextAt = Now() }, transaction);
    });

    /// <summary>What was given up, in the order of events.</summary>
    /// <param name="webhookId">Who was not told.</param>
    /// <param name="after">Only later ones than this number.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public Task<IReadOnlyList<DeadLetter>> Dead(string webhookId, long after, int limit) => database.Read<IReadOnlyList<DeadLetter>>(
        async connection =>
        [
            .. (await connection.QueryAsync<DeadRow>(FindDead, new { WebhookId = webhookId, After = after, Limit = limit }))
                .Select(row => row.ToLetter()),
        ]);

    /// <summary>Has what was given up told again from the first attempt on. Returns how many.</summary>
    /// <param name="webhookId">Who was not told.</param>
    /// <param name="eventIds">Which events; all when null.</param>
    public Task<int> Replay(string webhookId, IReadOnlyCollection<string>? eventIds) => database.WriteRows(async (connection, transaction) =>
        eventIds is null
            ? await connection.ExecuteAsync(ReplayAll, new { WebhookId = webhookId, Now = Now() }, transaction)
            : await connection.ExecuteAsync(
                ReplayOne, eventIds.Select(id => new { WebhookId = webhookId, EventId = id, Now = Now() }), transaction));

    /// <summary>How many wait and how many were given up, of all webhooks.</summary>
    public Task<(long Waiting, long Dead)> Totals() =>
        database.Read(connection => connection.QuerySingleAsync<(long Waiting, long Dead)>(CountAll));

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private object Key(string webhookId, DueDelivery delivery) => new { WebhookId = webhookId, delivery.Event.Sequence, Now = Now() };

    private sealed record DueRow(
        long Attempts, string Id, string Type, string Subject, long Ordinal, string District, string? LeftDistrict, long At, string Data,
        long Sequence)
    {
        public DueDelivery ToDelivery() => new(
            new EventRow(Id, Type, Subject, Ordinal, District, LeftDistrict, At, Data, Sequence).ToEvent(), (int)Attempts);
    }

    private sealed record DeadRow(
        long Attempts, long? TriedAt, long DeadAt, string? Failure, string Id, string Type, string Subject, long Ordinal, string District,
        string? LeftDistrict, long At, string Data, long Sequence)
    {
        public DeadLetter ToLetter() => new(
            new EventRow(Id, Type, Subject, Ordinal, District, LeftDistrict, At, Data, Sequence).ToEvent(), (int)Attempts, Failure ?? "",
            TriedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, DateTimeOffset.FromUnixTimeMilliseconds(DeadAt));
    }
}

/// <summary>An event that a webhook is to be told now.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How many attempts have failed.</param>
public sealed record DueDelivery(NumberedEvent Event, int Attempts);

/// <summary>An event that a webhook was not told.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="Failure">Why the last one did.</param>
/// <param name="TriedAt">When that was; null when it was switched off before.</param>
/// <param name="DeadAt">When it was given up.</param>
public sealed record DeadLetter(NumberedEvent Event, int Attempts, string Failure, DateTimeOffset? TriedAt, DateTimeOffset DeadAt);
