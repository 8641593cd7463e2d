using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Photos;

/// <summary>
/// Makes photos anew that are kept as they came, with the place in them where they were taken. Each is changed by itself, so that what was
/// interrupted goes on where it was, and may run while the system serves.
/// </summary>
public sealed class PhotoCleaning(IDatabase database, PhotoEncoder encoder)
{
    private const int Batch = 100;

    private const string Next = "SELECT id FROM photos WHERE received_size IS NULL AND id > @After ORDER BY id LIMIT @Batch";

    private const string Replace =
        """
        UPDATE photos SET bytes = @Jpeg, content_type = @ContentType, received_size = @Size WHERE id = @Id AND received_size IS NULL
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
        var bytes = await database.Read(connection =>
            connection.QuerySingleOrDefaultAsync<byte[]?>("SELECT bytes FROM photos WHERE id = @Id", new { Id = id }));
        if (bytes is null)
        {
            return true;
        }

        var encoded = await encoder.Encode(bytes, cancellationToken);
        return encoded.Jpeg is { } jpeg && await database.WriteRows(async (connection, transaction) =>
        {
            await connection.ExecuteAsync(
                Replace, new { Id = id, Jpeg = jpeg, ContentType = ImageType.Jpeg, Size = (long)bytes.Length }, transaction);
            return true;
        });
    }
}

/// <summary>What was made anew.</summary>
/// <param name="Done">How many photos.</param>
/// <param name="Unreadable">Those that cannot be decoded; they stay as they are.</param>
public sealed record PhotosCleaned(int Done, IReadOnlyList<string> Unreadable);
