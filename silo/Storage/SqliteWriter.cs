using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RedStation.Silo.Storage;

/// <summary>
/// The one writer of the embedded database. SQLite has a single writer anyway, and waiting for the disk is what takes the
/// time: whatever is asked for while a commit is on its way shares the next one. Callers wait without a thread. Each write has a
/// savepoint, so that one that fails takes nothing of the others along; nobody hears of a success before it is on the disk.
/// </summary>
public sealed class SqliteWriter : IDisposable
{
    /// <summary>The most writes in a commit, so that the first of them does not wait long for the last.</summary>
    private const int LargestBatch = 128;

    private readonly BlockingCollection<(IPendingWrite Write, bool Alone)> _queue = [];
    private readonly List<IPendingWrite> _batch = new(LargestBatch);
    private readonly SqliteDataSource _source;
    private readonly Thread _thread;
    private SqliteSession? _session;
    private int _writers;

    /// <summary>Starts the writer. The database is opened at the first write.</summary>
    public SqliteWriter(SqliteDataSource source)
    {
        _source = source;
        _thread = new Thread(Work) { IsBackground = true, Name = "SQLite writer" };
        _thread.Start();
    }

    /// <summary>How many writers wait or are being served.</summary>
    public int Writers => Volatile.Read(ref _writers);

    /// <summary>
    /// Does a piece of work inside the writer's transaction. Its effect is on the disk when the task completes; when the work or
    /// the commit throws, nothing of it was kept. The work blocks other writers: it may do nothing but SQL on the session.
    /// </summary>
    public Task<T> Write<T>(Func<SqliteSession, T> work) => Enqueue(new PendingWrite<T>(session => work(session!)), alone: false);

    /// <summary>Does a piece of work that writes through a connection of its own, while the writer holds no lock.</summary>
    public Task<T> Alone<T>(Func<Task<T>> work) => Enqueue(new PendingWrite<T>(_ => work().GetAwaiter().GetResult()), alone: true);

    /// <summary>Serves those who wait, then ends.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _session?.Dispose();
        _session = null;
    }

    private Task<T> Enqueue<T>(PendingWrite<T> write, bool alone)
    {
        Count(1);
        try
        {
            _queue.Add((write, alone));
        }
        catch
        {
            Count(-1);
            throw;
        }

        return write.Done;
    }

    private void Work()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            var (next, alone) = first;
            if (!alone)
            {
                var follower = WriteBatch(next);
                if (follower is null)
                {
                    continue;
                }

                next = follower;
            }

            next.Run(null);
            End(next, null);
        }
    }

    /// <summary>Commits a write together with those that wait behind it. Returns one that was found on the way and must run alone.</summary>
    private IPendingWrite? WriteBatch(IPendingWrite first)
    {
        _batch.Clear();
        _batch.Add(first);
        IPendingWrite? follower = null;
        Exception? fault = null;
        try
        {
            _session ??= new SqliteSession(_source);
            _session.Begin();
            Run(_session, first);
            while (follower is null && _batch.Count < LargestBatch && _queue.TryTake(out var next))
            {
                if (next.Alone)
                {
                    follower = next.Write;
                }
                else
                {
                    _batch.Add(next.Write);
                    Run(_session, next.Write);
                }
            }

            _session.Commit();
        }
        catch (Exception failed)
        {
            fault = failed;
            // Whatever state it is in: another one starts afresh, and closing this one rolls back.
            _session?.Dispose();
            _session = null;
        }

        StorageMetrics.BatchSize.Record(_batch.Count);
        foreach (var write in _batch)
        {
            End(write, fault);
        }

        return follower;
    }

    private static void Run(SqliteSession session, IPendingWrite write)
    {
        session.Statement("SAVEPOINT write").ExecuteNonQuery();
        if (!write.Run(session))
        {
            // Fails when SQLite has undone the whole transaction by itself, as it does on a full disk: then all of it has failed.
            session.Statement("ROLLBACK TO write").ExecuteNonQuery();
        }

        session.Statement("RELEASE write").ExecuteNonQuery();
    }

    private void End(IPendingWrite write, Exception? fault)
    {
        // Before the caller goes on, so that it finds itself no longer counted.
        Count(-1);
        StorageMetrics.WriteDuration.Record(write.Age.TotalSeconds);
        if (fault is null)
        {
            write.Settle();
        }
        else
        {
            write.Fail(fault as SqliteException ?? new SqliteException($"The transaction was lost: {fault.Message}", 1));
        }
    }

    private void Count(int change)
    {
        Interlocked.Add(ref _writers, change);
        StorageMetrics.Writers.Add(change);
    }
}
