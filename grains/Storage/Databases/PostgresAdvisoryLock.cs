using Npgsql;

namespace RedStation.Storage.Databases;

/// <summary>
/// Advisory locks of the database. A lock lasts as long as its connection. One whose connection breaks while its process
/// lives is given to the next process, and the first learns nothing of it: fit for what may overlap for a while, not for what
/// must never.
/// </summary>
internal sealed class PostgresAdvisoryLock(PostgresSources sources, TimeProvider time) : IDistributedLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> Acquire(string name, CancellationToken cancellation)
    {
        while (true)
        {
            if (await TryAcquire(name, cancellation) is { } held)
            {
                return held;
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable?> TryAcquire(string name, CancellationToken cancellation)
    {
        var connection = sources.Unpooled("redstation lock");
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection);
            command.Parameters.Add(new() { Value = name });
            if (await command.ExecuteScalarAsync(cancellation) is true)
            {
                return connection;
            }
        }
        catch (NpgsqlException)
        {
            // The database is away; whoever waits for a lock waits for it too.
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
