using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Media;

/// <summary>
/// Bytes outside the database that no row names. They are noted before they are put there, and in the transaction that takes their row away: whatever
/// a crash leaves behind is known, and removed later.
/// </summary>
public sealed partial class MediaRemovals(
    IDatabase database, IReadOnlyList<IMediaStore> stores, TimeProvider clock, ILogger<MediaRemovals> logger)
{
    /// <summary>Longer than an upload takes, and than somebody reads who has found the row just before.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private const int Batch = 500;

    private const string Insert =
        "INSERT INTO media_removals (stored_at, due_at) VALUES (@StoredAt, @DueAt) ON CONFLICT (stored_at) DO UPDATE SET due_at = excluded.due_at";

    private const string Remove = "DELETE FROM media_removals WHERE stored_at = @StoredAt";

    private readonly MediaStores stores = new(stores);

    /// <summary>Notes where bytes will be put; they are removed after <see cref="Grace"/> unless a row names them.</summary>
    public Task Announce(string storedAt) => database.WriteRows((connection, transaction) => Note(connection, transaction, storedAt));

    /// <summary>Notes, in the transaction that writes it, that a row names bytes.</summary>
    /// <exception cref="StorageFaultException">They were given up meanwhile; the row must not be written.</exception>
    public static async Task Named(DbConnection connection, DbTransaction transaction, string? storedAt)
    {
        if (storedAt is not null && await connection.ExecuteAsync(Remove, new { StoredAt = storedAt }, transaction) != 1)
        {
            throw new StorageFaultException("The bytes were kept for longer than an upload may take.");
        }
    }

    /// <summary>Notes, in the transaction that takes it away or gives it others, that no row names bytes any more.</summary>
    public Task Unnamed(DbConnection connection, DbTransaction transaction, string? storedAt) =>
        storedAt is null ? Task.CompletedTask : Note(connection, transaction, storedAt);

    /// <summary>Both of <see cref="Named"/> and <see cref="Unnamed"/>.</summary>
    internal async Task Replaced(DbConnection connection, DbTransaction transaction, string? before, string? now)
    {
        await Named(connection, transaction, now);
        await Unnamed(connection, transaction, before);
    }

    /// <summary>Removes what is due, up to a few hundred. What cannot be removed is tried again later. Returns how many were removed.</summary>
    public async Task<int> Work(CancellationToken stopping)
    {
        var removed = 0;
        foreach (var storedAt in await Due())
        {
            stopping.ThrowIfCancellationRequested();
            if (await Removed(storedAt))
            {
                removed++;
            }
        }

        return removed;
    }

    /// <summary>How many there are, what is on its way into a row included.</summary>
    public Task<long> Waiting() => database.Read(
        connection => connection.ExecuteScalarAsync<long>("SELECT CAST(count(*) AS bigint) FROM media_removals"));

    private Task<List<string>> Due() => database.Read(async connection => (await connection.QueryAsync<string>(
        "SELECT stored_at FROM media_removals WHERE due_at <= @Now ORDER BY due_at LIMIT @Batch",
        new { Now = Milliseconds(clock.GetUtcNow()), Batch })).AsList());

    private async Task<bool> Removed(string storedAt)
    {
        try
        {
            if (stores.Of(storedAt) is var (store, key))
            {
                await store.Delete(key);
                await database.WriteRows((connection, transaction) =>
                    connection.ExecuteAsync(Remove, new { StoredAt = storedAt }, transaction));
                return true;
            }

            LogNoSettings(storedAt);
        }
        catch (StorageFaultException)
        {
            // The place says what failed.
        }

        // The others' turn first.
        await Announce(storedAt);
        return false;
    }

    private Task<int> Note(DbConnection connection, DbTransaction transaction, string storedAt) => connection.ExecuteAsync(
        Insert, new { StoredAt = storedAt, DueAt = Milliseconds(clock.GetUtcNow() + Grace) }, transaction);

    private static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    [LoggerMessage(LogLevel.Warning, "{StoredAt} cannot be removed: RedStation:Media has no settings of its place")]
    private partial void LogNoSettings(string storedAt);
}
