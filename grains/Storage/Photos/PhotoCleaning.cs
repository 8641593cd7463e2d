using Dapper;
using RedStation.Storage.Databases;
using RedStation.Storage.Media;

namespace RedStation.Storage.Photos;

/// <summary>
/// Makes photos anew that are kept as they came, with the place in them where they were taken. Each is changed by itself, so that what was
/// interrupted goes on where it was, and may run while the system serves.
/// </summary>
public sealed class PhotoCleaning(IDatabase database, PhotoEncoder encoder, MediaBytes media)
{
    private const int Batch = 100;

    private const string Next = "SELECT id FROM photos WHERE received_size IS NULL AND id > @After ORDER BY id LIMIT @Batch";

    private const string Replace =
        """
        UPDATE photos SET bytes = @InRow, stored_at = @StoredAt, content_type = @ContentType, received_size = @Size
        WHERE id = @Id AND received_size IS NULL AND coalesce(stored_at, '') = @Was
        """;

    /// <summary>Makes all of them anew.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellationToken">Stops it; what is done stays done.</param>
    public async Task<PhotosCleaned> Run(Action<PhotosCleaned> progress, CancellationToken cancellationToken)
    {
        var (done, unreadable, after) = (0, new List<string>(), "");
        while (await Ids(after) is { Count: > 0 } ids)
        {
            foreach (var id in ids)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await Clean(id, cancellationToken))
                {
                    done++;
                }
                else
                {
                    unreadable.Add(id);
                }
            }

            after = ids[^1];
            progress(new(done, unreadable));
        }

        return new(done, unreadable);
    }

    private Task<List<string>> Ids(string after) => database.Read(async connection =>
        (await connection.QueryAsync<string>(Next, new { After = after, Batch })).AsList());

    private async Task<bool> Clean(string id, CancellationToken cancellationToken)
    {
        var row = await database.Read(connection => connection.QuerySingleOrDefaultAsync<Row?>(
            "SELECT bytes AS Bytes, stored_at AS StoredAt FROM photos WHERE id = @Id", new { Id = id }));
        if (row is null)
        {
            return true;
        }

        var before = new StoredBytes(row.Bytes, row.StoredAt);
        if (await media.Read(before) is not { } bytes || (await encoder.Encode(bytes, cancellationToken)).Jpeg is not { } jpeg)
        {
            return false;
        }

        var now = await media.Keep(MediaKind.Photo, jpeg, ImageType.Jpeg);
        var change = new
        {
            Id = id,
            now.InRow,
            now.StoredAt,
            ContentType = ImageType.Jpeg,
            Size = (long)bytes.Length,
            Was = row.StoredAt ?? "",
        };
        return await database.WriteRows(async (connection, transaction) =>
        {
            if (await connection.ExecuteAsync(Replace, change, transaction) == 1)
            {
                await media.Replaced(connection, transaction, before, now);
            }

            return true;
        });
    }

    private sealed record Row(byte[] Bytes, string? StoredAt);
}

/// <summary>What was made anew.</summary>
/// <param name="Done">How many photos.</param>
/// <param name="Unreadable">Those that cannot be decoded, or are not where their row says; they stay as they are.</param>
public sealed record PhotosCleaned(int Done, IReadOnlyList<string> Unreadable);
