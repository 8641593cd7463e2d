using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedStation.Silo.Storage;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Storage;

public sealed class SqliteCheckpointsTests : IDisposable
{
    private const int Written = 1_000_000;

    private readonly EmbeddedStore _store = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Log_IsMovedIntoTheDatabase_WhileAWriteIsUnderWay()
    {
        using var checkpoints = new SqliteCheckpoints(_store.Source, _clock, NullLogger<SqliteCheckpoints>.Instance);
        await checkpoints.StartAsync(TestContext.Current.CancellationToken);
        await _store.Writer.Write(session => session.Connection.Execute(
            "CREATE TABLE large (content BLOB) STRICT; INSERT INTO large VALUES (zeroblob(@Written));", new { Written }, session.Transaction));
        Assert.True(Size() < Written);

        using var release = new ManualResetEventSlim();
        var underWay = _store.Writer.Write(session =>
        {
            session.Connection.Execute("INSERT INTO large VALUES (zeroblob(10))", transaction: session.Transaction);
            release.Wait();
            return 0;
        });
        try
        {
            await Eventually.Holds("the log is in the database", () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return Size() > Written;
            });
            Assert.False(underWay.IsCompleted);
        }
        finally
        {
            release.Set();
        }

        await underWay;
        await checkpoints.StopAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _store.Dispose();

    private long Size() => new FileInfo(_store.File).Length;
}
