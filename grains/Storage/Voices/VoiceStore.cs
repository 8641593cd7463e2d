using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Storage.Voices;

/// <summary>Recordings that belong to cases.</summary>
public sealed class VoiceStore(IDatabase database, TimeProvider clock, MediaBytes media) : IAttachmentStore
{
    /// <summary>A rider sends at most this many within <see cref="Hour"/>: so many reports nobody makes, and they take room.</summary>
    public const int MostInAnHour = 30;

    /// <summary>For which time recordings are counted.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private const string Insert =
        """
        INSERT INTO voices (id, rider_id, content_type, digest, created_at, bytes, stored_at)
        VALUES (@Id, @RiderId, @ContentType, @Digest, @CreatedAt, @InRow, @StoredAt)
        """;

    private const string CountRecent = "SELECT count(*) FROM voices WHERE rider_id = @RiderId AND created_at > @Since";

    private const string Select =
        """
        SELECT id AS Id, rider_id AS RiderId, content_type AS ContentType, bytes AS Bytes, stored_at AS StoredAt FROM voices WHERE id = @Id
        """;

    private const string SelectOwner = "SELECT rider_id AS RiderId, case_id AS CaseId FROM voices WHERE id = @Id";

    /// <summary>Keeps a recording.</summary>
    public async Task<VoiceAdded> Add(Voice voice)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(voice.Bytes));
        if (await database.Read(connection => Known(connection, null, voice, digest)) is { } known)
        {
            return known;
        }

        var stored = await media.Keep(MediaKind.Voice, voice.Bytes, voice.ContentType);
        return await database.Write(async (connection, transaction) =>
        {
            if (await Known(connection, transaction, voice, digest) is { } settled)
            {
                return settled;
            }

            var row = new
            {
                voice.Id,
                voice.RiderId,
                voice.ContentType,
                Digest = digest,
                CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                stored.InRow,
                stored.StoredAt,
            };
            await connection.ExecuteAsync(Insert, row, transaction);
            await MediaRemovals.Named(connection, transaction, stored.StoredAt);
            return VoiceAdded.Kept;
        });
    }

    /// <summary>A recording, or null when there is none, or it is lost.</summary>
    public async Task<Voice?> Find(string id)
    {
        var row = await database.Read(connection => connection.QuerySingleOrDefaultAsync<Row?>(Select, new { Id = id }));
        return row is not null && await media.Read(new(row.Bytes, row.StoredAt)) is { } bytes
            ? new Voice(row.Id, row.RiderId, row.ContentType, bytes)
            : null;
    }

    /// <inheritdoc/>
    public Task<AttachmentOwner?> OwnerOf(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<AttachmentOwner?>(SelectOwner, new { Id = id }));

    /// <inheritdoc/>
    public Task<bool> GiveTo(string caseId, string id, string riderId) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE voices SET case_id = @CaseId, given_at = @Now WHERE id = @Id AND rider_id = @RiderId",
            new { CaseId = caseId, Id = id, RiderId = riderId, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction) == 1);

    /// <summary>What is to be answered without keeping it; null when it is to be kept.</summary>
    private async Task<VoiceAdded?> Known(DbConnection connection, DbTransaction? transaction, Voice voice, string digest)
    {
        var asked = new { voice.Id, voice.RiderId, Since = (clock.GetUtcNow() - Hour).ToUnixTimeMilliseconds() };
        return await connection.ExecuteScalarAsync<string?>("SELECT digest FROM voices WHERE id = @Id", asked, transaction) is { } kept
            ? kept == digest ? VoiceAdded.Kept : VoiceAdded.Reused
            : await connection.ExecuteScalarAsync<long>(CountRecent, asked, transaction) >= MostInAnHour ? VoiceAdded.TooMany
            : null;
    }

    private sealed record Row(string Id, string RiderId, string ContentType, byte[] Bytes, string? StoredAt);
}
