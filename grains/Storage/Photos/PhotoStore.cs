using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Storage.Photos;

/// <summary>Photos that riders submit as evidence, or that belong to cases.</summary>
public sealed class PhotoStore(IDatabase database, TimeProvider clock, MediaBytes media) : IAttachmentStore
{
    private const string Insert =
        """
        INSERT INTO photos (id, rider_id, content_type, digest, created_at, bytes, received_size, stored_at)
        VALUES (@Id, @RiderId, @ContentType, @Digest, @CreatedAt, @InRow, @Size, @StoredAt)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string SelectDigest = "SELECT digest FROM photos WHERE id = @Id";

    private const string Select =
        """
        SELECT id AS Id, rider_id AS RiderId, district AS District, content_type AS ContentType, bytes AS Bytes, stored_at AS StoredAt
        FROM photos WHERE id = @Id
        """;

    private const string SelectOwner = "SELECT rider_id AS RiderId, district AS District, case_id AS CaseId FROM photos WHERE id = @Id";

    /// <summary>Whether a photo is kept that was made from this upload; false when another has its id, null when none has.</summary>
    public async Task<bool?> IsKept(string id, UploadedFile upload) =>
        await database.Read(connection => connection.ExecuteScalarAsync<string?>(SelectDigest, new { Id = id })) is { } digest
            ? digest == upload.Digest
            : null;

    /// <summary>Keeps a photo. False when another one has its id.</summary>
    public async Task<bool> Add(NewPhoto photo)
    {
        var stored = await media.Keep(MediaKind.Photo, photo.Jpeg, ImageType.Jpeg);
        var row = new
        {
            photo.Id,
            photo.RiderId,
            ContentType = ImageType.Jpeg,
            photo.Upload.Digest,
            photo.Upload.Size,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            stored.InRow,
            stored.StoredAt,
        };
        return await database.WriteRows(async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(Insert, row, transaction) == 0)
            {
                return await connection.ExecuteScalarAsync<string>(SelectDigest, row, transaction) == row.Digest;
            }

            await MediaRemovals.Named(connection, transaction, stored.StoredAt);
            return true;
        });
    }

    /// <summary>A photo, or null when there is none, or its picture is lost.</summary>
    public async Task<Photo?> Find(string id)
    {
        var row = await database.Read(connection => connection.QuerySingleOrDefaultAsync<Row?>(Select, new { Id = id }));
        return row is not null && await media.Read(new(row.Bytes, row.StoredAt)) is { } bytes
            ? new Photo(row.Id, row.RiderId, row.District, row.ContentType, bytes)
            : null;
    }

    /// <inheritdoc/>
    public Task<AttachmentOwner?> OwnerOf(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<AttachmentOwner?>(SelectOwner, new { Id = id }));

    /// <inheritdoc/>
    public Task<bool> GiveTo(string caseId, string id, string riderId) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE photos SET case_id = @CaseId, given_at = @Now WHERE id = @Id AND rider_id = @RiderId",
            new { CaseId = caseId, Id = id, RiderId = riderId, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction) == 1);

    /// <summary>Lets the dispatchers of a district see a rider's photo. False when the rider has no such photo.</summary>
    public Task<bool> Show(string id, string riderId, string district) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE photos SET district = @District, given_at = @Now WHERE id = @Id AND rider_id = @RiderId",
            new { Id = id, RiderId = riderId, District = district, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() },
            transaction) == 1);

    private sealed record Row(string Id, string RiderId, string? District, string ContentType, byte[] Bytes, string? StoredAt);
}
