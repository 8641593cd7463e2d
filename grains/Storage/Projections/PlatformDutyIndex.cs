using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using RedStation.Domain.Partners;
using RedStation.Grains.Partners;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;
using RedStation.Storage.GrainState;
using RedStation.Storage.Outbound;

namespace RedStation.Storage.Projections;

/// <summary>The table of duties at platforms. A row holds the whole duty as its platform reads it, so that a list needs no grain.</summary>
public sealed class PlatformDutyIndex(IDatabase database, DocumentSeal seal, IOptions<OutboundOptions> outbound) : IPlatformDutyIndex
{
    /// <summary>Where events go of platforms that have no webhook: nobody has this id, and who reads the feed of events does not see them.</summary>
    private const string NoWebhook = "platform-without-webhook";

    private const string Due = "UPDATE platform_duties SET next_due_at = @Now WHERE id = @Id AND (next_due_at IS NULL OR next_due_at > @Now)";

    private const string Insert =
        """
        INSERT INTO platform_duties (id, platform_id, rider_id, district, status, started_at, ended_at, held, granted, revision, next_due_at, payload,
          shard_hash)
        VALUES (@Id, @PlatformId, @RiderId, @District, @Status, @StartedAt, @EndedAt, @Held, @Granted, @Revision, @NextDueAt, @Payload, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET status = excluded.status, ended_at = excluded.ended_at, held = excluded.held, granted = excluded.granted, revision = excluded.revision,
            next_due_at = excluded.next_due_at, payload = excluded.payload
        """;

    /// <summary>The same revision counts too: it takes back that the duty was made due for a step that was then not stored.</summary>
    private const string Put = Insert + " WHERE platform_duties.revision <= excluded.revision";

    private const string RepairRow = Insert
        + " WHERE platform_duties.revision <> excluded.revision OR platform_duties.next_due_at IS DISTINCT FROM excluded.next_due_at"
        + " OR platform_duties.payload IS DISTINCT FROM excluded.payload";

    /// <inheritdoc/>
    public Task MakeDue(string dutyId, DateTimeOffset now) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(Due, new { Id = dutyId, Now = now.ToUnixTimeMilliseconds() }, transaction));

    /// <inheritdoc/>
    public async Task Project(PlatformDutyRow row)
    {
        await seal.Publish();
        await database.WriteRows(async (connection, transaction) =>
        {
            var changed = await connection.ExecuteAsync(Put, Parameters(row), transaction);
            if (changed > 0)
            {
                await OutboundEvents.Record(
                    connection,
                    transaction,
                    row.View.Id,
                    known => DutyEvents.Of(row.View, outbound.Value.Source, payload => seal.Sign(DutyEvents.RecordType, payload)).Skip((int)known),
                    row.WebhookId ?? NoWebhook);
            }

            return changed;
        });
    }

    /// <summary>Makes rows what they should be, whatever they are. Returns how many were otherwise.</summary>
    internal static Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<PlatformDutyRow> rows) =>
        connection.ExecuteAsync(RepairRow, rows.Select(Parameters), transaction);

    private static object Parameters(PlatformDutyRow row) => new
    {
        row.View.Id,
        row.View.PlatformId,
        row.RiderId,
        row.District,
        Status = row.View.Status.ToString(),
        StartedAt = row.View.StartedAt.ToUnixTimeMilliseconds(),
        EndedAt = row.View.EndedAt?.ToUnixTimeMilliseconds(),
        Held = (long)row.View.HeldMinutes,
        Granted = (long?)row.View.GrantedMinutes,
        row.Revision,
        NextDueAt = row.NextDueAt?.ToUnixTimeMilliseconds(),
        Payload = JsonSerializer.Serialize(row.View, StateJson.Options),
        ShardHash = ShardHash.Of(row.View.Id),
    };
}
