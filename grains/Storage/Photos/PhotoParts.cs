using System.Data.Common;
using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Photos;

/// <summary>
/// Photos that arrive in parts, over lines that break: a part that is here stays here. A repeated part changes nothing, whatever became of
/// the first answer.
/// </summary>
public sealed class PhotoParts(IDatabase database, TimeProvider clock)
{
    /// <summary>A rider has at most this many photos on their way; the oldest makes room.</summary>
    public const int MostUnfinished = 8;

    /// <summary>What has not been finished by then never will be.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(2);

    private const string Insert =
        """
        INSERT INTO photo_parts (photo_id, start_at, rider_id, total, size, created_at, bytes)
        VALUES (@PhotoId, @Start, @RiderId, @Total, @Size, @Now, @Bytes)
        """;

    private const string Photo =
        """
        INSERT INTO photos (id, rider_id, district, content_type, digest, created_at, bytes)
        VALUES (@PhotoId, @RiderId, NULL, @ContentType, @Digest, @Now, @Whole)
        """;

    /// <summary>Keeps a part if it is the next one, and the photo if it is the last.</summary>
    /// <param name="part">The part.</param>
    /// <param name="typeOf">The media type of a whole photo, or null when it is none.</param>
    public Task<PhotoProgress> Add(PhotoPart part, Func<byte[], string?> typeOf) => database.Write(async (connection, transaction) =>
    {
        if (await connection.QuerySingleOrDefaultAsync<Kept?>(
            "SELECT rider_id AS RiderId, length(bytes) AS Total FROM photos WHERE id = @PhotoId", part, transaction) is { } photo)
        {
            return photo.RiderId == part.RiderId && photo.Total == part.Total ? new(part.Total, Complete: true) : new(0, Reused: true);
        }

        var known = (await connection.QueryAsync<Kept>(
            "SELECT rider_id AS RiderId, total AS Total, size AS Size FROM photo_parts WHERE photo_id = @PhotoId", part, transaction)).ToList();
        if (known.Any(other => other.RiderId != part.RiderId || other.Total != part.Total))
        {
            return new(0, Reused: true);
        }

        var received = known.Sum(other => other.Size);
        return part.Start == received && part.Bytes.Length > 0
            ? await Append(connection, transaction, part, typeOf)
            : new PhotoProgress(received);
    });

    private async Task<PhotoProgress> Append(DbConnection connection, DbTransaction transaction, PhotoPart part, Func<byte[], string?> typeOf)
    {
        var now = clock.GetUtcNow();
        var row = new
        {
            part.PhotoId,
            part.Start,
            part.RiderId,
            part.Total,
            Size = (long)part.Bytes.Length,
            Now = now.ToUnixTimeMilliseconds(),
            part.Bytes,
        };
        if (part.Start == 0)
        {
            await MakeRoom(connection, transaction, part.RiderId, now);
        }

        var received = part.Start + part.Bytes.Length;
        if (received < part.Total)
        {
            await connection.ExecuteAsync(Insert, row, transaction);
            return new(received);
        }

        var earlier = await connection.QueryAsync<byte[]>(
            "SELECT bytes FROM photo_parts WHERE photo_id = @PhotoId ORDER BY start_at", row, transaction);
        byte[] whole = [.. earlier.SelectMany(bytes => bytes), .. part.Bytes];
        await connection.ExecuteAsync("DELETE FROM photo_parts WHERE photo_id = @PhotoId", row, transaction);
        if (typeOf(whole) is not { } type)
        {
            return new(0, Unreadable: true);
        }

        await connection.ExecuteAsync(
            Photo, new { row.PhotoId, row.RiderId, ContentType = type, Digest = PhotoStore.DigestOf(whole), row.Now, Whole = whole }, transaction);
        return new(received, Complete: true);
    }

    private static async Task MakeRoom(DbConnection connection, DbTransaction transaction, string riderId, DateTimeOffset now)
    {
        await connection.ExecuteAsync(
            "DELETE FROM photo_parts WHERE created_at < @Oldest", new { Oldest = (now - Life).ToUnixTimeMilliseconds() }, transaction);
        await connection.ExecuteAsync(
            """
            DELETE FROM photo_parts WHERE rider_id = @RiderId AND photo_id NOT IN (
              SELECT photo_id FROM photo_parts WHERE rider_id = @RiderId GROUP BY photo_id ORDER BY MAX(created_at) DESC LIMIT @Most)
            """,
            new { RiderId = riderId, Most = MostUnfinished - 1 },
            transaction);
    }

    private sealed class Kept
    {
        public string RiderId { get; init; } = "";

        public long Total { get; init; }

        public long Size { get; init; }
    }
}
