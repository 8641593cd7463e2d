using System.Data.Common;
using Dapper;
using RedStation.Domain.Outbound;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>
/// The events that other systems are told. They are added in the transaction that makes what happened visible, and numbered after it was committed:
/// a reader who asks for what comes after a number misses nothing. A second process that numbers does no harm: a number that is taken ends its
/// batch, and nothing of it was kept.
/// </summary>
public sealed class OutboundEvents(IDatabase database, TimeProvider clock)
{
    private const string FindKnown = "SELECT coalesce(max(ordinal), 0) FROM outbound_events WHERE subject = @Subject";

    private const string Insert =
        """
        INSERT INTO outbound_events (subject, ordinal, id, type, district, left_district, webhook_id, at, data)
        VALUES (@Subject, @Ordinal, @Id, @Type, @District, @LeftDistrict, @WebhookId, @At, @Data)
        ON CONFLICT DO NOTHING
        """;

    private const string FindAny = "SELECT CAST(count(*) AS bigint) FROM (SELECT 1 FROM outbound_events WHERE sequence IS NULL LIMIT 1) AS waiting";

    /// <summary>By subject, so that of one that does not fit into the batch the first events are in it.</summary>
    private const string FindWaiting =
        """
        SELECT subject AS Subject, ordinal AS Ordinal, id AS Id, type AS Type, district AS District, left_district AS LeftDistrict,
          webhook_id AS WebhookId, at AS At
        FROM outbound_events WHERE sequence IS NULL ORDER BY subject, ordinal LIMIT @Limit
        """;

    private const string FindLast = "SELECT coalesce(max(sequence), 0) FROM outbound_events";

    private const string SetSequence =
        "UPDATE outbound_events SET sequence = @Sequence, numbered_at = @Now WHERE subject = @Subject AND ordinal = @Ordinal";

    /// <summary>People who are told events that have no number yet.</summary>
    private const string FindWishes =
        """
        SELECT wish.subject AS Subject, wish.ordinal AS Ordinal, wish.receiver_id AS ReceiverId FROM notice_wishes wish
        JOIN outbound_events event ON event.subject = wish.subject AND event.ordinal = wish.ordinal WHERE event.sequence IS NULL
        """;

    private const string ForgetWishes = "DELETE FROM notice_wishes WHERE subject = @Subject AND ordinal = @Ordinal";

    private const string FindWebhooks = "SELECT id AS Id, types AS Types, districts AS Districts FROM webhooks WHERE status = 'active'";

    /// <summary>Not before what is told of the same subject first.</summary>
    private const string AddDelivery =
        """
        INSERT INTO outbound_deliveries (webhook_id, sequence, event_id, subject, attempts, next_at)
        VALUES (@WebhookId, @Sequence, @Id, @Subject, 0, coalesce(
          (SELECT max(next_at) FROM outbound_deliveries WHERE webhook_id = @WebhookId AND subject = @Subject AND dead_at IS NULL),
          CAST(@Now AS bigint)))
        """;

    /// <summary>Adds events of a subject that are not there yet, in the caller's transaction.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction that makes what happened visible.</param>
    /// <param name="subject">What it happened to.</param>
    /// <param name="after">Its events but for so many at the beginning.</param>
    /// <param name="webhookId">The only webhook that is told; null for all that want to be.</param>
    /// <returns>How many there were before.</returns>
    internal static async Task<long> Record(
        DbConnection connection, DbTransaction transaction, string subject, Func<long, IEnumerable<OutboundEvent>> after, string? webhookId = null)
    {
        var known = await connection.ExecuteScalarAsync<long>(FindKnown, new { Subject = subject }, transaction);
        await connection.ExecuteAsync(Insert, after(known).Select(one => Parameters(one, webhookId)), transaction);
        return known;
    }

    /// <summary>Has events that are kept say no more than these do, in the caller's transaction. Those that are not there are not added.</summary>
    internal static Task<int> Rewrite(DbConnection connection, DbTransaction transaction, IEnumerable<OutboundEvent> events) =>
        connection.ExecuteAsync(
            "UPDATE outbound_events SET data = @Data WHERE subject = @Subject AND ordinal = @Ordinal AND data <> @Data",
            events.Select(one => new { one.Data, one.Subject, one.Ordinal }),
            transaction);

    /// <summary>Adds an event that only one webhook is told. Adding it again changes nothing.</summary>
    public Task Add(OutboundEvent one, string webhookId) => database.WriteRows(
        (connection, transaction) => connection.ExecuteAsync(Insert, Parameters(one, webhookId), transaction));

    /// <summary>Gives events that wait their numbers, up to a limit, and notes who is to be told. Returns how many there were.</summary>
    public async Task<int> Number(int limit) =>
        await database.Read(connection => connection.ExecuteScalarAsync<long>(FindAny)) == 0 ? 0 : await NumberWaiting(limit);

    private Task<int> NumberWaiting(int limit) => database.Write(async (connection, transaction) =>
    {
        var waiting = (await connection.QueryAsync<WaitingRow>(FindWaiting, new { Limit = limit }, transaction)).AsList();
        var webhooks = (await connection.QueryAsync<Subscription>(FindWebhooks, transaction: transaction)).AsList();
        var people = (await connection.QueryAsync<Wish>(FindWishes, transaction: transaction))
            .ToLookup(wish => (wish.Subject, wish.Ordinal), wish => wish.ReceiverId);
        var last = await connection.ExecuteScalarAsync<long>(FindLast, transaction: transaction);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var row in InOrder(waiting))
        {
            await connection.ExecuteAsync(SetSequence, new { Sequence = ++last, row.Subject, row.Ordinal, Now = now }, transaction);
            var told = people[(row.Subject, row.Ordinal)].ToList();
            await connection.ExecuteAsync(
                AddDelivery,
                webhooks.Where(webhook => webhook.IsTold(row)).Select(webhook => webhook.Id).Concat(told).Select(receiver =>
                    new { WebhookId = receiver, Sequence = last, row.Id, row.Subject, Now = now }),
                transaction);
            if (told.Count > 0)
            {
                await connection.ExecuteAsync(ForgetWishes, new { row.Subject, row.Ordinal }, transaction);
            }
        }

        return waiting.Count;
    });

    /// <summary>By time, but never one of a subject before an earlier one, whatever clocks said.</summary>
    private static IEnumerable<WaitingRow> InOrder(List<WaitingRow> waiting)
    {
        var latest = new Dictionary<string, long>();
        return waiting
            .Select(row => (Row: row, At: latest[row.Subject] = Math.Max(row.At, latest.GetValueOrDefault(row.Subject))))
            .OrderBy(placed => placed.At).Select(placed => placed.Row);
    }

    private static object Parameters(OutboundEvent one, string? webhookId) => new
    {
        one.Subject,
        one.Ordinal,
        one.Id,
        one.Type,
        one.District,
        one.LeftDistrict,
        WebhookId = webhookId,
        At = one.At.ToUnixTimeMilliseconds(),
        one.Data,
    };

    private sealed record WaitingRow(
        string Subject, long Ordinal, string Id, string Type, string District, string? LeftDistrict, string? WebhookId, long At);

    private sealed record Wish(string Subject, long Ordinal, string ReceiverId);

    private sealed record Subscription(string Id, string Types, string Districts)
    {
        public bool IsTold(WaitingRow row) => row.WebhookId is { } only
            ? only == Id
            : Webhook.Wants(WebhookStore.Words(Types), WebhookStore.Words(Districts), row.Type, row.District, row.LeftDistrict);
    }
}

/// <summary>An event with its number.</summary>
/// <param name="Sequence">The number: events are told in its order.</param>
/// <param name="Event">The event.</param>
public sealed record NumberedEvent(long Sequence, OutboundEvent Event);

/// <summary>An event as its table has it.</summary>
internal sealed record EventRow(
    string Id, string Type, string Subject, long Ordinal, string District, string? LeftDistrict, long At, string Data, long Sequence)
{
    public NumberedEvent ToEvent() => new(
        Sequence, new OutboundEvent(Id, Type, Subject, Ordinal, District, LeftDistrict, DateTimeOffset.FromUnixTimeMilliseconds(At), Data));
}
