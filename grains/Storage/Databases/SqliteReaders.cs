using System.Collections.Concurrent;

namespace RedStation.Storage.Databases;

/// <summary>
/// Connections of the embedded database for reading. They are kept, for opening one and preparing a statement cost more than most
/// reads. Readers and the writer do not wait for one another; a reader sees what was committed before its statement.
/// </summary>
public sealed class SqliteReaders(SqliteDataSource source) : IDisposable
{
    private const int Kept = 16;

    private readonly ConcurrentBag<SqliteSession> idle = [];
    private bool disposed;

    /// <summary>Reads on the thread pool, because the driver blocks.</summary>
    public Task<T> Read<T>(Func<SqliteSession, Task<T>> read) => Task.Run(async () =>
    {
        var session = this.idle.TryTake(out var idle) ? idle : Open();
        try
        {
            var result = await read(session).ConfigureAwait(false);
            Keep(session);
            return result;
        }
        catch
        {
            // In whatever state a failure left it.
            session.Dispose();
            throw;
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Volatile.Write(ref disposed, true);
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    private SqliteSession Open()
    {
        var session = new SqliteSession(source);
        session.Statement("PRAGMA query_only = ON").ExecuteNonQuery();
        return session;
    }

    private void Keep(SqliteSession session)
    {
        if (idle.Count < Kept && !Volatile.Read(ref disposed))
        {
            idle.Add(session);
        }
        else
        {
            session.Dispose();
        }
    }
}
