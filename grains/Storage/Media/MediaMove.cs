using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Media;

/// <summary>
/// Moves photos and recordings to where new ones go. Each is moved by itself, so that what was interrupted goes on where it was, and may run while
/// the system serves. Of what lay outside the database the old bytes are removed later, by a silo.
/// </summary>
public sealed class MediaMove(IDatabase database, MediaBytes media)
{
    private const int Batch = 100;

    /// <summary>Moves all of them that are elsewhere.</summary>
    /// <param name="progress">Hears of each batch.</param>
    /// <param name="cancellationToken">Stops it; what is moved stays moved.</param>
    public async Task<MediaMoved> Run(Action<MediaMoved> progress, CancellationToken cancellationToken)
    {
        var (done, missing) = (0, new List<string>());
        foreach (var kind in MediaKind.All)
        {
            for (var after = ""; await Elsewhere(kind, after) is { Count: > 0 } ids; after = ids[^1])
            {
                foreach (var id in ids)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    switch (await Move(kind, id))
                    {
                        case true:
                            done++;
                            break;
                        case null:
                            missing.Add(id);
                            break;
                    }
                }

                progress(new(done, missing));
            }
        }

        return new(done, missing);
    }

    private Task<List<string>> Elsewhere(MediaKind kind, string after)
    {
        var elsewhere = media.Place == MediaPlace.Database
            ? "stored_at IS NOT NULL"
            : $"(stored_at IS NULL OR stored_at NOT LIKE '{MediaStores.StoredAt(media.Place, "%")}')";
        return database.Read(async connection => (await connection.QueryAsync<string>(
            $"SELECT id FROM {kind.Table} WHERE id > @After AND {elsewhere} ORDER BY id LIMIT @Batch", new { After = after, Batch })).AsList());
    }

    /// <summary>True when it was moved, false when it changed meanwhile, null when its bytes are not where its row says.</summary>
    private async Task<bool?> Move(MediaKind kind, string id)
    {
        var row = await database.Read(connection => connection.QuerySingleOrDefaultAsync<Row?>(
            $"""
            SELECT content_type AS ContentType, bytes AS Bytes, stored_at AS StoredAt, CAST({kind.Version} AS bigint) AS Version
            FROM {kind.Table} WHERE id = @Id
            """,
            new { Id = id }));
        if (row is null)
        {
            return false;
        }

        var before = new StoredBytes(row.Bytes, row.StoredAt);
        if (await media.Read(before) is not { } bytes)
        {
            return null;
        }

        var now = await media.Keep(kind, bytes, row.ContentType);
        var change = new { Id = id, now.InRow, now.StoredAt, Was = row.StoredAt ?? "", row.Version };
        return await database.WriteRows(async (connection, transaction) =>
        {
            var changed = await connection.ExecuteAsync(
                $"""
                UPDATE {kind.Table} SET bytes = @InRow, stored_at = @StoredAt
                WHERE id = @Id AND coalesce(stored_at, '') = @Was AND {kind.Version} = @Version
                """,
                change,
                transaction) == 1;
            if (changed)
            {
                await media.Replaced(connection, transaction, before, now);
            }

            return changed;
        });
    }

    private sealed record Row(string ContentType, byte[] Bytes, string? StoredAt, long Version);
}

/// <summary>What was moved.</summary>
/// <param name="Done">How many photos and recordings.</param>
/// <param name="Missing">Those whose bytes are not where their row says; the row stays as it is.</param>
public sealed record MediaMoved(int Done, IReadOnlyList<string> Missing);
