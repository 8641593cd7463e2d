using Dapper;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Media;

/// <summary>
/// Removes photos and recordings that belong to no task and no case for days: their report was given up, or never arrived. What was found to belong
/// to one is not looked at again.
/// </summary>
public sealed class UnusedMedia(
    IDatabase database, IGrainFactory grains, MediaRemovals removals, IOptions<MediaOptions> options, TimeProvider clock)
{
    /// <summary>So many are looked at in one go: a case that is asked is loaded for it.</summary>
    private const int Batch = 500;

    /// <summary>Looks through the oldest that were not looked at yet, and says how many were removed.</summary>
    public async Task<int> Work(MediaKind kind, CancellationToken stopping)
    {
        var removed = 0;
        foreach (var found in await Unsettled(kind))
        {
            stopping.ThrowIfCancellationRequested();
            if (found.District is not null || (found.CaseId is { } caseId && await IsNamed(caseId, found.Id)))
            {
                await Settle(kind, found.Id);
            }
            else if (await Remove(kind, found))
            {
                removed++;
            }
        }

        return removed;
    }

    private Task<List<Unsettling>> Unsettled(MediaKind kind) => database.Read(async connection => (await connection.QueryAsync<Unsettling>(
        $"""
        SELECT id AS Id, case_id AS CaseId, {(kind == MediaKind.Photo ? "district" : "NULL")} AS District, stored_at AS StoredAt
        FROM {kind.Table} WHERE in_use_at IS NULL AND created_at < @Before AND coalesce(given_at, 0) < @Before ORDER BY created_at LIMIT @Batch
        """,
        new { Before = (clock.GetUtcNow() - options.Value.UnusedFor).ToUnixTimeMilliseconds(), Batch })).AsList());

    private async Task<bool> IsNamed(string caseId, string id) =>
        await grains.GovernanceCase(caseId).Get() is { } found
        && (found.Photos.Any(photo => photo.Id == id) || found.Voices.Any(voice => voice.Id == id));

    private Task<int> Settle(MediaKind kind, string id) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        $"UPDATE {kind.Table} SET in_use_at = @Now WHERE id = @Id",
        new { Id = id, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
        transaction));

    /// <summary>Not when it was given to something, or its bytes to another place, since it was looked at.</summary>
    private Task<bool> Remove(MediaKind kind, Unsettling found) => database.WriteRows(async (connection, transaction) =>
    {
        var gone = await connection.ExecuteAsync(
            $"""
            DELETE FROM {kind.Table} WHERE id = @Id AND in_use_at IS NULL AND coalesce(given_at, 0) < @Before
              AND coalesce(case_id, '') = @CaseId AND coalesce(stored_at, '') = @StoredAt
            """,
            new
            {
                found.Id,
                CaseId = found.CaseId ?? "",
                StoredAt = found.StoredAt ?? "",
                Before = (clock.GetUtcNow() - options.Value.UnusedFor).ToUnixTimeMilliseconds(),
            },
            transaction) == 1;
        if (gone)
        {
            await removals.Unnamed(connection, transaction, found.StoredAt);
        }

        return gone;
    });

    private sealed class Unsettling
    {
        public string Id { get; init; } = "";

        public string? CaseId { get; init; }

        public string? District { get; init; }

        public string? StoredAt { get; init; }
    }
}
