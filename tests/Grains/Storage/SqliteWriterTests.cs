using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Storage;

public sealed class SqliteWriterTests : IDisposable
{
    /// <summary>A row that points nowhere is found out when the transaction commits, not before.</summary>
    private const string Schema =
        """
        CREATE TABLE written (id INTEGER PRIMARY KEY) STRICT;
        CREATE TABLE pointing (id INTEGER REFERENCES written (id) DEFERRABLE INITIALLY DEFERRED) STRICT;
        """;

    private readonly SqliteTestDatabase store = new();
    private readonly ManualResetEventSlim release = new();

    private SqliteWriter Writer => store.Writer;

    [Fact]
    public async Task Write_WritesThatWait_ShareOneCommit()
    {
        await Prepare();
        var blocked = Block();
        var waiting = Enumerable.Range(0, 64).Select(number => Insert(number, session => session.Transaction)).ToList();
        Assert.Equal(65, Writer.Writers);
        Assert.DoesNotContain(waiting, write => write.IsCompleted);

        release.Set();
        await blocked;
        var transactions = await Task.WhenAll(waiting);

        Assert.Single(transactions.Distinct());
        Assert.Equal(Enumerable.Range(0, 64).Select(number => (long)number), await Written());
        Assert.Equal(0, Writer.Writers);
    }

    [Fact]
    public async Task Write_WorkThatThrowsInABatch_TakesNothingOfTheOthersAlong()
    {
        await Prepare();
        var blocked = Block();
        var before = Insert(1);
        var throwing = Writer.Write<int>(session =>
        {
            Add(session, 2);
            throw new InvalidOperationException("half-way");
        });
        var conflicting = Insert(1);
        var after = Insert(3);

        release.Set();
        await Task.WhenAll(blocked, before, after);

        Assert.Equal("half-way", (await Assert.ThrowsAsync<InvalidOperationException>(() => throwing)).Message);
        await Assert.ThrowsAsync<SqliteException>(() => conflicting);
        Assert.Equal([1, 3], await Written());
    }

    [Fact]
    public async Task Write_FirstOfABatchThrows_TakesNothingOfTheOthersAlong()
    {
        await Prepare();
        var throwing = Block(session =>
        {
            Add(session, 1);
            throw new InvalidOperationException("half-way");
        });
        var second = Writer.Write<int>(session =>
        {
            Add(session, 2);
            throw new InvalidOperationException("again");
        });
        var after = Insert(3, session => session.Transaction);
        var last = Insert(4, session => session.Transaction);

        release.Set();

        Assert.Same(await after, await last);
        Assert.Equal("half-way", (await Assert.ThrowsAsync<InvalidOperationException>(() => throwing)).Message);
        Assert.Equal("again", (await Assert.ThrowsAsync<InvalidOperationException>(() => second)).Message);
        Assert.Equal([3, 4], await Written());
    }

    [Fact]
    public async Task Write_WhenDone_IsForgotten()
    {
        await Prepare();
        var photos = await WriteThree();
        await Insert(1);

        GC.Collect();

        Assert.DoesNotContain(photos, photo => photo.IsAlive);
    }

    [Fact]
    public async Task Write_CommitFails_FailsAllOfTheBatchAndNothingLater()
    {
        await Prepare();
        var blocked = Block();
        var before = Insert(1);
        var dangling = Writer.Write(session => session.Connection.Execute("INSERT INTO pointing VALUES (9)", transaction: session.Transaction));
        var after = Insert(2);

        release.Set();

        await Assert.ThrowsAsync<SqliteException>(() => blocked);
        await Assert.ThrowsAsync<SqliteException>(() => before);
        await Assert.ThrowsAsync<SqliteException>(() => dangling);
        await Assert.ThrowsAsync<SqliteException>(() => after);
        Assert.Empty(await Written());
        await Insert(4);
        Assert.Equal([4], await Written());
    }

    [Fact]
    public async Task Write_DatabaseUndoesTheTransactionByItself_FailsAllOfTheBatchAndNothingLater()
    {
        await Prepare();
        var blocked = Block();
        var before = Insert(1);
        var undone = Writer.Write(
            session => session.Connection.Execute("INSERT OR ROLLBACK INTO written VALUES (1)", transaction: session.Transaction));
        var after = Insert(2);

        release.Set();

        await Assert.ThrowsAsync<SqliteException>(() => blocked);
        await Assert.ThrowsAsync<SqliteException>(() => before);
        Assert.Equal(SQLitePCL.raw.SQLITE_CONSTRAINT, (await Assert.ThrowsAsync<SqliteException>(() => undone)).SqliteErrorCode);
        Assert.True(await Record.ExceptionAsync(() => after) is null or SqliteException);
        await Insert(4);
        Assert.DoesNotContain(1, await Written());
        Assert.Contains(4, await Written());
    }

    [Fact]
    public async Task Alone_AmongWrites_RunsWhileTheWriterHoldsNoLock()
    {
        await Prepare();
        var blocked = Block();
        var before = Insert(1);
        var alone = Writer.Alone(() =>
        {
            using var connection = store.Source.OpenConnection();
            return Task.FromResult(connection.Execute("INSERT INTO written VALUES (2)"));
        });
        var failing = Writer.Alone<int>(() => throw new IOException("disk"));
        var after = Insert(3);

        release.Set();
        await Task.WhenAll(blocked, before, alone, after);

        await Assert.ThrowsAsync<IOException>(() => failing);
        Assert.Equal([1, 2, 3], await Written());
    }

    [Fact]
    public async Task Dispose_WhileWritesWait_ServesThemFirst()
    {
        await Prepare();
        var blocked = Block();
        var waiting = Enumerable.Range(0, 200).Select(number => Insert(number)).ToList();
        var disposing = Task.Run(Writer.Dispose, TestContext.Current.CancellationToken);

        release.Set();
        await Task.WhenAll([blocked, disposing, .. waiting]);

        Assert.Equal(200, (await Written()).Count);
    }

    public void Dispose()
    {
        release.Set();
        store.Dispose();
        release.Dispose();
    }

    private Task<int> Prepare() => Writer.Write(session => session.Connection.Execute(Schema, transaction: session.Transaction));

    /// <summary>Holds the writer up, so that what is asked for meanwhile ends up in one batch with this.</summary>
    private Task<int> Block(Func<SqliteSession, int>? then = null)
    {
        var started = new ManualResetEventSlim();
        var blocked = Writer.Write(session =>
        {
            started.Set();
            // Not for ever, so that a writer that blocks its callers fails the test instead of hanging it.
            release.Wait(TimeSpan.FromSeconds(10));
            return then?.Invoke(session) ?? 0;
        });
        started.Wait();
        return blocked;
    }

    /// <summary>In a method of its own, for what is in the test's own stays until its end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<List<WeakReference>> WriteThree()
    {
        var blocked = Block();
        var (photos, writes) = (new List<WeakReference>(), new List<Task>());
        for (var number = 0; number < 3; number++)
        {
            var photo = new byte[100];
            photos.Add(new WeakReference(photo));
            writes.Add(Writer.Write(_ => photo.Length));
        }

        release.Set();
        await Task.WhenAll([blocked, .. writes]);
        return photos;
    }

    private Task<int> Insert(int id) => Insert(id, _ => 0);

    private Task<T> Insert<T>(int id, Func<SqliteSession, T> result) => Writer.Write(session =>
    {
        Add(session, id);
        return result(session);
    });

    private static void Add(SqliteSession session, int id) =>
        session.Connection.Execute("INSERT INTO written VALUES (@id)", new { id }, session.Transaction);

    private async Task<List<long>> Written() =>
        (await store.Database.Read(connection => connection.QueryAsync<long>("SELECT id FROM written ORDER BY id"))).AsList();
}
