using System.Security.Cryptography;
using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Storage.Photos;

/// <summary>Photos that riders submit as evidence, or that belong to cases.</summary>
public sealed class PhotoStore(IDatabase database, TimeProvider clock) : IAttachmentStore
{
    private const string Insert =
        """
        INSERT INTO photos (id, rider_id, district, content_type, digest, created_at, bytes)
        VALUES (@Id, @RiderId, @District, @ContentType, @Digest, @CreatedAt, @Bytes)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Select =
        "SELECT id AS Id, rider_id AS RiderId, district AS District, content_type AS ContentType, bytes AS Bytes FROM photos WHERE id = @Id";

    private const string SelectOwner = "SELECT rider_id AS RiderId, district AS District, case_id AS CaseId FROM photos WHERE id = @Id";

    internal static string DigestOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps a photo. False when another one has its id.</summary>
    public Task<bool> Add(Photo photo) => database.WriteRows(async (connection, transaction) =>
    {
        var row = new
        {
            photo.Id,
            photo.RiderId,
            photo.District,
            photo.ContentType,
            Digest = DigestOf(photo.Bytes),
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            photo.Bytes,
        };
        return await connection.ExecuteAsync(Insert, row, transaction) == 1
            || await connection.ExecuteScalarAsync<string>("SELECT digest FROM photos WHERE id = @Id", row, transaction) == row.Digest;
    });

    /// <summary>A photo, or null.</summary>
    public Task<Photo?> Find(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<Photo?>(Select, new { Id = id }));

    /// <inheritdoc/>
    public Task<AttachmentOwner?> OwnerOf(string id) =>
        database.Read(connection => connection.QuerySingleOrDefaultAsync<AttachmentOwner?>(SelectOwner, new { Id = id }));

    /// <inheritdoc/>
    public Task<bool> GiveTo(string caseId, string id, string riderId) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE photos SET case_id = @CaseId WHERE id = @Id AND rider_id = @RiderId",
            new { CaseId = caseId, Id = id, RiderId = riderId },
            transaction) == 1);

    /// <summary>Lets the dispatchers of a district see a rider's photo. False when the rider has no such photo.</summary>
    public Task<bool> Show(string id, string riderId, string district) => database.WriteRows(async (connection, transaction) =>
        await connection.ExecuteAsync(
            "UPDATE photos SET district = @District WHERE id = @Id AND rider_id = @RiderId",
            new { Id = id, RiderId = riderId, District = district },
            transaction) == 1);
}
