using System.Collections.Immutable;
using System.Text.Json;
using Dapper;
using RedStation.Domain.Outbound;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Outbound;

/// <summary>Where other systems want to be told events, as a table. They are tens, not thousands.</summary>
public sealed class WebhookStore(IDatabase database, TimeProvider clock)
{
    /// <summary>The most webhooks that are told at a time.</summary>
    public const int Most = 64;

    private const string Columns =
        """
        SELECT id AS Id, url AS Url, description AS Description, types AS Types, districts AS Districts, status AS Status, secret AS Secret,
          previous_secret AS PreviousSecret, previous_until AS PreviousUntil, operation AS Operation, fingerprint AS Fingerprint,
          rotation AS Rotation, created_at AS CreatedAt, delivered AS Delivered, delivered_at AS DeliveredAt, failed_at AS FailedAt,
          failure AS Failure
        FROM webhooks
        """;

    private const string CountActive = "SELECT count(*) FROM webhooks WHERE status = 'active'";

    private const string Insert =
        """
        INSERT INTO webhooks (id, url, description, types, districts, status, secret, operation, fingerprint, created_at, delivered)
        VALUES (@Id, @Url, @Description, @Types, @Districts, 'active', @Secret, @Operation, @Fingerprint, @CreatedAt, 0)
        """;

    /// <summary>Once for each operation: the row says which was the last.</summary>
    private const string RotateOnce =
        """
        UPDATE webhooks SET previous_secret = secret, previous_until = @Until, secret = @Secret, rotation = @Rotation
        WHERE id = @Id AND (rotation IS NULL OR rotation <> @Rotation)
        """;

    private const string SetStatus = "UPDATE webhooks SET status = @Status WHERE id = @Id AND status <> @Status";

    private const string Bury =
        """
        UPDATE outbound_deliveries SET dead_at = @Now, failure = coalesce(failure, @Failure) WHERE webhook_id = @Id AND dead_at IS NULL
        """;

    private const string Count =
        """
        SELECT webhook_id AS Id, CAST(sum(CASE WHEN dead_at IS NULL THEN 1 ELSE 0 END) AS bigint) AS Waiting,
          CAST(sum(CASE WHEN dead_at IS NULL THEN 0 ELSE 1 END) AS bigint) AS Dead
        FROM outbound_deliveries GROUP BY webhook_id
        """;

    /// <summary>All with what became of their events, in the order in which they were registered.</summary>
    public async Task<IReadOnlyList<ListedWebhook>> All()
    {
        var (rows, counts) = await database.Read(async connection => (
            await connection.QueryAsync<Row>(Columns + " ORDER BY created_at, id"),
            (await connection.QueryAsync<(string Id, long Waiting, long Dead)>(Count)).ToDictionary(count => count.Id)));
        return [.. rows.Select(row => counts.TryGetValue(row.Id, out var count) ? row.ToListed(count.Waiting, count.Dead) : row.ToListed(0, 0))];
    }

    /// <summary>One with what became of its events, or null.</summary>
    public async Task<ListedWebhook?> Listed(string id) => (await All()).FirstOrDefault(one => one.Webhook.Id == id);

    /// <summary>One, or null.</summary>
    public Task<Webhook?> Find(string id) => database.Read(async connection => (await Row.Find(connection, id))?.ToWebhook());

    /// <summary>Registers one. An operation repeated is the same as once.</summary>
    /// <param name="webhook">The webhook.</param>
    /// <param name="operation">Whose command it is, and its operation id.</param>
    /// <param name="fingerprint">A digest of it.</param>
    public Task<WebhookAdded> Add(Webhook webhook, string operation, string fingerprint) => database.Write(async (connection, transaction) =>
    {
        var found = await connection.QuerySingleOrDefaultAsync<Row>(
            Columns + " WHERE operation = @Operation", new { Operation = operation }, transaction);
        if (found is not null)
        {
            return found.Fingerprint == fingerprint ? new WebhookAdded(found.ToWebhook(), false) : new WebhookAdded(null, OperationReused: true);
        }

        if (await connection.ExecuteScalarAsync<long>(CountActive, transaction: transaction) >= Most)
        {
            return new WebhookAdded(null, false);
        }

        await connection.ExecuteAsync(
            Insert,
            new
            {
                webhook.Id,
                webhook.Url,
                webhook.Description,
                Types = string.Join(' ', webhook.Types),
                Districts = string.Join(' ', webhook.Districts),
                webhook.Secret,
                Operation = operation,
                Fingerprint = fingerprint,
                CreatedAt = webhook.CreatedAt.ToUnixTimeMilliseconds(),
            },
            transaction);
        return new WebhookAdded(webhook, false);
    });

    /// <summary>Gives one a new secret; the one before signs too until a time. The last operation repeated is the same as once.</summary>
    public Task Rotate(string id, string secret, DateTimeOffset until, string operation) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(
            RotateOnce, new { Id = id, Secret = secret, Until = until.ToUnixTimeMilliseconds(), Rotation = operation }, transaction));

    /// <summary>One whose secret is by a certain operation, or null when it was changed since.</summary>
    public Task<Webhook?> Rotated(string id, string operation) => database.Read(async connection =>
        await Row.Find(connection, id) is { } row && row.Rotation == operation ? row.ToWebhook() : null);

    /// <summary>Has one told again. What it was not told meanwhile it can read in the feed.</summary>
    public Task Enable(string id) => database.WriteRows(
        (connection, transaction) => connection.ExecuteAsync(SetStatus, new { Id = id, Status = NameOf(WebhookStatus.Active) }, transaction));

    /// <summary>Has one told no more. What still waited is kept as dead letters.</summary>
    /// <param name="id">Which.</param>
    /// <param name="status">Why: anything but <see cref="WebhookStatus.Active"/>.</param>
    public Task SwitchOff(string id, WebhookStatus status) => database.Write(async (connection, transaction) =>
    {
        var key = new { Id = id, Status = NameOf(status), Now = clock.GetUtcNow().ToUnixTimeMilliseconds(), Failure = "switched off" };
        await connection.ExecuteAsync(SetStatus, key, transaction);
        return await connection.ExecuteAsync(Bury, key, transaction);
    });

    /// <summary>Words as a column keeps them.</summary>
    internal static ImmutableArray<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static string NameOf(WebhookStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private sealed record Row(
        string Id,
        string Url,
        string Description,
        string Types,
        string Districts,
        string Status,
        string Secret,
        string? PreviousSecret,
        long? PreviousUntil,
        string Operation,
        string Fingerprint,
        string? Rotation,
        long CreatedAt,
        long Delivered,
        long? DeliveredAt,
        long? FailedAt,
        string? Failure)
    {
        public static Task<Row?> Find(System.Data.Common.DbConnection connection, string id) =>
            connection.QuerySingleOrDefaultAsync<Row>(Columns + " WHERE id = @Id", new { Id = id });

        public Webhook ToWebhook() => new(
            Id, Url, Description, Words(Types), Words(Districts), Enum.Parse<WebhookStatus>(Status, ignoreCase: true), Secret, PreviousSecret,
            Time(PreviousUntil), DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt));

        public ListedWebhook ToListed(long waiting, long dead) =>
            new(ToWebhook(), waiting, dead, Delivered, Time(DeliveredAt), Time(FailedAt), Failure);

        private static DateTimeOffset? Time(long? at) => at is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known) : null;
    }
}

/// <summary>What came of registering a webhook.</summary>
/// <param name="Webhook">It, or null when it was refused.</param>
/// <param name="OperationReused">Whether that was because its operation id was used for another; otherwise there are too many.</param>
public sealed record WebhookAdded(Webhook? Webhook, bool OperationReused);

/// <summary>A webhook and what became of its events.</summary>
/// <param name="Webhook">It.</param>
/// <param name="Waiting">How many it is still to be told.</param>
/// <param name="Dead">How many were given up.</param>
/// <param name="Delivered">How many it has taken.</param>
/// <param name="DeliveredAt">When it last took one.</param>
/// <param name="FailedAt">When a post last failed.</param>
/// <param name="Failure">Why.</param>
public sealed record ListedWebhook(
    Webhook Webhook, long Waiting, long Dead, long Delivered, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt, string? Failure);
