using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RedStation.Storage.Databases;

/// <summary>
/// The one writer of the embedded database. SQLite has a single writer anyway, and waiting for the disk is what takes the
/// time: whatever is asked for while a commit is on its way shares the next one. Callers wait without a thread. A write that
/// joins others has a savepoint, so that one that fails takes nothing of the others along; nobody hears of a success before it is on the disk.
/// </summary>
public sealed class SqliteWriter(SqliteDataSource source) : IThreadPoolWorkItem, IDisposable
{
    /// <summary>The most writes in a commit, so that the first of them does not wait long for the last.</summary>
    private const int LargestBatch = 128;

    private readonly ConcurrentQueue<(IPendingWrite Write, bool Alone)> queue = [];
    private readonly List<IPendingWrite> batch = new(LargestBatch);
    private SqliteSession? session;

    /// <summary>
    /// What was taken out of the queue for a batch and must run alone after it.
    /// A look without taking would make the queue hold on to all that went through it.
    /// </summary>
    private (IPendingWrite Write, bool Alone)? next;

    /// <summary>Those in the queue or being served; may lag behind the queue, never run ahead of it.</summary>
    private int unserved;
    private int writers;
    private bool disposed;

    /// <summary>How many writers wait or are being served.</summary>
    public int Writers => Volatile.Read(ref writers);

    /// <summary>
    /// Does a piece of work inside the writer's transaction. Its effect is on the disk when the task completes; when the work or
    /// the commit throws, nothing of it was kept. The work blocks other writers: it may do nothing but SQL on the session.
    /// </summary>
    public Task<T> Write<T>(Func<SqliteSession, T> work) => Enqueue(new PendingWrite<T>(session => work(session!)), alone: false);

    /// <summary>Does a piece of work that writes through a connection of its own, while the writer holds no lock.</summary>
    public Task<T> Alone<T>(Func<Task<T>> work) => Enqueue(new PendingWrite<T>(_ => work().GetAwaiter().GetResult()), alone: true);

    /// <summary>Serves those who wait and nobody after them, and closes the database.</summary>
    public void Dispose()
    {
        Volatile.Write(ref disposed, true);
        SpinWait.SpinUntil(() => Writers == 0);
        session?.Dispose();
        session = null;
    }

    /// <summary>Serves those who wait until nobody does. Of several calls only one is at work at any time.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (Interlocked.Add(ref unserved, -Serve()) > 0)
        {
        }
    }

    private Task<T> Enqueue<T>(PendingWrite<T> write, bool alone)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed), this);
        Count(1);
        queue.Enqueue((write, alone));
        if (Interlocked.Increment(ref unserved) == 1)
        {
            // Behind what already waits for a thread: those that are on their way to write share this commit.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        return write.Done;
    }

    private int Serve()
    {
        if (!Take(out var first))
        {
            return 0;
        }

        if (first.Alone)
        {
            first.Write.Run(null);
            End(first.Write, null);
            return 1;
        }

        WriteBatch(first.Write);
        return batch.Count;
    }

    /// <summary>Commits a write together with those that wait behind it, up to one that must run alone.</summary>
    private void WriteBatch(IPendingWrite first)
    {
        batch.Clear();
        batch.Add(first);
        Exception? fault = null;
        try
        {
            session ??= new SqliteSession(source);
            session.Begin();
            var empty = !RunFirst(session, first);
            while (batch.Count < LargestBatch && Take(out var next))
            {
                if (next.Alone)
                {
                    this.next = next;
                    break;
                }

                batch.Add(next.Write);
                if (empty)
                {
                    empty = !RunFirst(session, next.Write);
                }
                else
                {
                    RunBeside(session, next.Write);
                }
            }

            session.Commit();
        }
        catch (Exception failed)
        {
            fault = failed;
            // Whatever state it is in: another one starts afresh, and closing this one rolls back.
            session?.Dispose();
            session = null;
        }

        StorageMetrics.BatchSize.Record(batch.Count);
        foreach (var write in batch)
        {
            End(write, fault);
        }
    }

    private bool Take(out (IPendingWrite Write, bool Alone) write)
    {
        if (this.next is { } next)
        {
            this.next = null;
            write = next;
            return true;
        }

        return queue.TryDequeue(out write);
    }

    /// <summary>With nothing before it in the transaction, the transaction is its savepoint. Whether it succeeded.</summary>
    private static bool RunFirst(SqliteSession session, IPendingWrite write)
    {
        if (write.Run(session))
        {
            return true;
        }

        session.Rollback();
        session.Begin();
        return false;
    }

    private static void RunBeside(SqliteSession session, IPendingWrite write)
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
        Interlocked.Add(ref writers, change);
        StorageMetrics.Writers.Add(change);
    }
}
