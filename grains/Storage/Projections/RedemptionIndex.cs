using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using RedStation.Grains.Exchange;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Projections;

/// <summary>The table of redemptions. A row holds the whole redemption, so that a list needs no grain.</summary>
public sealed class RedemptionIndex(IDatabase database) : IRedemptionIndex
{
    /// <summary>
    /// For how long a code still tells when and where it was used. After that it may be another's: codes have to be few digits, and do not last for
    /// ever.
    /// </summary>
    private static readonly TimeSpan CodeKept = TimeSpan.FromDays(60);

    private const string FreeCode =
        """
        UPDATE redemptions SET code_digest = NULL
        WHERE code_digest = @Code AND changed_at < @Before AND status IN ('Delivered', 'Cancelled', 'Expired', 'Refused')
        """;

    /// <summary>Due since 1970: whoever looks for due work finds it until its grain has told what it is.</summary>
    private const string AddId =
        """
        INSERT INTO redemptions (id, code_digest, once_key, changed_at, revision, next_due_at, shard_hash)
        VALUES (@Id, @Code, @OnceKey, @Now, -1, 0, @ShardHash)
        ON CONFLICT DO NOTHING
        """;

    private const string FindCode = "SELECT code_digest FROM redemptions WHERE id = @Id";

    private const string FindOnce = "SELECT count(*) FROM redemptions WHERE once_key = @OnceKey AND id <> @Id";

    private const string Due = "UPDATE redemptions SET next_due_at = @Now WHERE id = @Id AND (next_due_at IS NULL OR next_due_at > @Now)";

    private const string ForgetId = "DELETE FROM redemptions WHERE id = @Id AND revision = -1";

    private const string Insert =
        """
        INSERT INTO redemptions (id, service_id, provider_id, rider_id, status, points, stars, created_at, delivered_at, changed_at, code_digest,
          once_key, revision, next_due_at, payload, shard_hash)
        VALUES (@Id, @ServiceId, @ProviderId, @RiderId, @Status, @Points, @Stars, @CreatedAt, @DeliveredAt, @ChangedAt, @Code,
          @OnceKey, @Revision, @NextDueAt, @Payload, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET service_id = excluded.service_id, provider_id = excluded.provider_id, rider_id = excluded.rider_id, status = excluded.status,
            points = excluded.points, stars = excluded.stars, created_at = excluded.created_at, delivered_at = excluded.delivered_at,
            changed_at = excluded.changed_at, once_key = excluded.once_key, revision = excluded.revision, next_due_at = excluded.next_due_at,
            payload = excluded.payload
        """;

    /// <summary>The same revision counts too: it takes back that the redemption was made due for a step that was then not stored.</summary>
    private const string Put = Insert + " WHERE redemptions.revision <= excluded.revision";

    private const string RepairRow = Insert
        + " WHERE redemptions.revision <> excluded.revision OR redemptions.next_due_at IS DISTINCT FROM excluded.next_due_at"
        + " OR redemptions.payload IS DISTINCT FROM excluded.payload OR redemptions.once_key IS DISTINCT FROM excluded.once_key"
        + " OR redemptions.status IS DISTINCT FROM excluded.status OR redemptions.stars IS DISTINCT FROM excluded.stars";

    /// <inheritdoc/>
    public Task<RedemptionRegistration> Register(string redemptionId, string? onceKey, ImmutableArray<string> codes, DateTimeOffset now) =>
        database.WriteRows(async (connection, transaction) =>
        {
            foreach (var code in codes)
            {
                var row = new
                {
                    Id = redemptionId,
                    Code = code,
                    OnceKey = onceKey,
                    Now = now.ToUnixTimeMilliseconds(),
                    Before = (now - CodeKept).ToUnixTimeMilliseconds(),
                    ShardHash = ShardHash.Of(redemptionId),
                };
                await connection.ExecuteAsync(FreeCode, row, transaction);
                if (await connection.ExecuteAsync(AddId, row, transaction) > 0)
                {
                    return new RedemptionRegistration(codes.IndexOf(code), OnceTaken: false);
                }

                if (await connection.QuerySingleOrDefaultAsync<string?>(FindCode, row, transaction) is { } own)
                {
                    return new RedemptionRegistration(codes.IndexOf(own), OnceTaken: false);
                }

                if (await connection.ExecuteScalarAsync<long>(FindOnce, row, transaction) > 0)
                {
                    return new RedemptionRegistration(null, OnceTaken: true);
                }
            }

            return new RedemptionRegistration(null, OnceTaken: false);
        });

    /// <inheritdoc/>
    public Task MakeDue(string redemptionId, DateTimeOffset now) => Execute(Due, new { Id = redemptionId, Now = now.ToUnixTimeMilliseconds() });

    /// <inheritdoc/>
    public Task Forget(string redemptionId) => Execute(ForgetId, new { Id = redemptionId });

    /// <inheritdoc/>
    public Task Project(RedemptionRow row) => Execute(Put, Parameters(row));

    /// <summary>Makes rows what they should be, whatever they are. Returns how many were otherwise.</summary>
    internal static Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<RedemptionRow> rows) =>
        connection.ExecuteAsync(RepairRow, rows.Select(Parameters), transaction);

    private Task<int> Execute(string statement, object row) =>
        database.WriteRows((connection, transaction) => connection.ExecuteAsync(statement, row, transaction));

    private static object Parameters(RedemptionRow row) => new
    {
        row.View.Id,
        row.View.ServiceId,
        row.View.ProviderId,
        row.View.RiderId,
        Status = row.View.Status.ToString(),
        row.View.Points,
        row.View.Stars,
        CreatedAt = row.View.ReservedAt.ToUnixTimeMilliseconds(),
        DeliveredAt = row.View.DeliveredAt?.ToUnixTimeMilliseconds(),
        ChangedAt = (row.View.DeliveredAt ?? row.View.ExpiresAt).ToUnixTimeMilliseconds(),
        Code = row.CodeDigest,
        row.OnceKey,
        row.View.Revision,
        NextDueAt = row.NextDueAt?.ToUnixTimeMilliseconds(),
        Payload = JsonSerializer.Serialize(row.View, StateJson.Options),
        ShardHash = ShardHash.Of(row.View.Id),
    };
}
