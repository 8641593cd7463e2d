using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace RedStation.Storage.Databases;

/// <summary>
/// A PostgreSQL database that several processes write to. <see cref="Write"/> is serializable, <see cref="WriteRows"/> reads what
/// is committed; what the database refused because of a concurrent transaction was rolled back and is tried again.
/// </summary>
public sealed class PostgresDatabase(PostgresSources sources, StorageFaults faults) : IDatabase
{
    private const int Tries = 20;

    /// <summary>A row that was not there a moment ago is there at the next look, or it will be in the way for good.</summary>
    private const int TriesAtTakenKeys = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) => faults.Translate("read", async () =>
    {
        await using var connection = await sources.Data.OpenConnectionAsync().ConfigureAwait(false);
        return await query(connection).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command) => Run(IsolationLevel.Serializable, command);

    /// <inheritdoc/>
    public Task<T> WriteRows<T>(Func<DbConnection, DbTransaction, Task<T>> command) => Run(IsolationLevel.ReadCommitted, command);

    private Task<T> Run<T>(IsolationLevel isolation, Func<DbConnection, DbTransaction, Task<T>> command) => faults.Translate("write", async () =>
    {
        var called = Stopwatch.GetTimestamp();
        StorageMetrics.Writers.Add(1);
        try
        {
            for (var (tries, pause) = (1, FirstPause); ; tries++, pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
            {
                try
                {
                    return await Once(isolation, command).ConfigureAwait(false);
                }
                catch (PostgresException exception) when (tries < MostTries(exception))
                {
                    StorageMetrics.Repeats.Add(1);
                }

                // Not all after the same time, or they meet again.
                await Task.Delay(pause * Random.Shared.NextDouble()).ConfigureAwait(false);
            }
        }
        finally
        {
            StorageMetrics.Writers.Add(-1);
            StorageMetrics.WriteDuration.Record(Stopwatch.GetElapsedTime(called).TotalSeconds);
        }
    });

    private async Task<T> Once<T>(IsolationLevel isolation, Func<DbConnection, DbTransaction, Task<T>> command)
    {
        await using var connection = await sources.Data.OpenConnectionAsync().ConfigureAwait(false);
        // Disposing a transaction that was not committed rolls it back.
        await using var transaction = await connection.BeginTransactionAsync(isolation).ConfigureAwait(false);
        var result = await command(connection, transaction).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return result;
    }

    /// <summary>
    /// How often to try a command that was refused because of another one, and left nothing behind; 0 when it failed by itself.
    /// </summary>
    private static int MostTries(PostgresException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => Tries,
        PostgresErrorCodes.UniqueViolation => TriesAtTakenKeys,
        _ => 0,
    };
}
