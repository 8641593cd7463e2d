using System.Security.Cryptography;
using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Storage.Voices;

/// <summary>Recordings that belong to cases.</summary>
public sealed class VoiceStore(IDatabase database, TimeProvider clock) : IAttachmentStore
{
    /// <summary>A rider sends at most this many within <see cref="Hour"/>: so many reports nobody makes, and they take room.</summary>
    public const int MostInAnHour = 30;

    /// <summary>For which time recordings are counted.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private const string Insert =
        """
        INSERT INTO voices (id, rider_id, content_type, digest, created_at, bytes)
        VALUES (@Id, @RiderId, @ContentType, @Digest, @CreatedAt, @Bytes)
        """;

    private const string CountRecent = "SELECT count(*) FROM voices WHERE rider_id = @RiderId AND created_at > @Since";

    private const string Select = "SELECT id AS Id, rider_id AS RiderId, content_type AS ContentType, bytes AS Bytes FROM voices WHERE id = @Id";

    private const string SelectOwner = "SELECT rider_id AS RiderId, case_id AS CaseId FROM voices WHERE id = @Id";

    /// <summary>Keeps a recording.</summary>
    public Task<VoiceAdded> Add(Voice voice) => database.Write(async (connection, transaction) =>
    {
        var now = clock.GetUtcNow();
        var row = new
        {
            voice.Id,
            voice.RiderId,
            voice.ContentType,
            Digest = Convert.ToHexStringLower(SHA256.HashData(voice.Bytes)),
            CreatedAt = now.ToUnixTimeMilliseconds(),
            Since = (now - Hour).ToUnixTimeMilliseconds(),
            voice.Bytes,
        };
        if (await connection.ExecuteScalarAsync<string?>("SELECT digest FROM voices WHERE id = @Id", row, transaction) is { } digest)
        {
            return digest == row.Digest ? VoiceAdded.Kept : VoiceAdded.Reused;
        }

        if (await connection.ExecuteScalarAsync<long>(CountRecent, row, transaction) >= MostInAnHour)
        {
            return VoiceAdded.TooMany;
        }

        await connection.ExecuteAsync(Insert, row, transaction);
        return VoiceAdded.Kept;
    });

    /// <summary>A recording, or null.</summary>
    public Task<Voice?> Find(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<Voice?>(Select, new { Id = id }));

    /// <inheritdoc/>
    public Task<AttachmentOwner?> OwnerOf(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<AttachmentOwner?>(SelectOwner, new { Id = id }));

    /// <inheritdoc/>
    public Task<bool> GiveTo(string caseId, string id, string riderId) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE voices SET case_id = @CaseId WHERE id = @Id AND rider_id = @RiderId",
            new { CaseId = caseId, Id = id, RiderId = riderId },
            transaction) == 1);
}
