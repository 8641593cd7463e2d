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
        "SELECT rider_id AS RiderId, COALESCE(received_size, length(bytes)) AS Total FROM photos WHERE id = @PhotoId";

    private const string Remove = "DELETE FROM photo_parts WHERE photo_id = @PhotoId AND rider_id = @RiderId";

    /// <summary>Keeps a part if it is the next one.</summary>
    public Task<PhotoProgress> Add(PhotoPart part) => database.Write(async (connection, transaction) =>
    {
        if (await connection.QuerySingleOrDefaultAsync<Kept?>(Photo, part, transaction) is { } photo)
        {
            return photo.RiderId == part.RiderId && photo.Total == part.Total
                ? new(part.Total, PhotoState.Kept)
                : new PhotoProgress(0, PhotoState.Reused);
        }

        var known = (await connection.QueryAsync<Kept>(
            "SELECT rider_id AS RiderId, total AS Total, size AS Size FROM photo_parts WHERE photo_id = @PhotoId", part, transaction)).ToList();
        if (known.Any(other => other.RiderId != part.RiderId || other.Total != part.Total))
        {
            return new(0, PhotoState.Reused);
        }

        var received = known.Sum(other => other.Size);
        if (part.Start == received && part.Bytes.Length > 0)
        {
            await Append(connection, transaction, part);
            received += part.Bytes.Length;
        }

        return new PhotoProgress(received, received == part.Total ? PhotoState.Arrived : PhotoState.OnItsWay);
    });

    /// <summary>All that has arrived of a photo, in order.</summary>
    public async Task<byte[]> Whole(string photoId, string riderId)
    {
        var parts = await database.Read(connection => connection.QueryAsync<byte[]>(
            "SELECT bytes FROM photo_parts WHERE photo_id = @PhotoId AND rider_id = @RiderId ORDER BY start_at",
            new { PhotoId = photoId, RiderId = riderId }));
        return [.. parts.SelectMany(bytes => bytes)];
    }

    /// <summary>Forgets the parts of a photo that is kept, or never will be.</summary>
    public Task Forget(string photoId, string riderId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(Remove, new { PhotoId = photoId, RiderId = riderId }, transaction));

    private async Task Append(DbConnection connection, DbTransaction transaction, PhotoPart part)
    {
        var now = clock.GetUtcNow();
        if (part.Start == 0)
        {
            await MakeRoom(connection, transaction, part.RiderId, now);
        }

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
        await connection.ExecuteAsync(Insert, row, transaction);
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
