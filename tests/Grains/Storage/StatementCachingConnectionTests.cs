using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Storage;

public sealed class StatementCachingConnectionTests : IDisposable
{
    private const string Add = "INSERT INTO kept (id, word) VALUES (@Id, @Word)";
    private const string Find = "SELECT word FROM kept WHERE id = @Id";

    private readonly SqliteTestDatabase store = new();
    private readonly SqliteConnection connection;

    public StatementCachingConnectionTests()
    {
        connection = store.Source.OpenKept();
        connection.Execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT) STRICT");
    }

    public void Dispose()
    {
        connection.Dispose();
        store.Dispose();
    }

    [Fact]
    public void Command_SameStatementAgain_TakesItsOwnValues()
    {
        Assert.Equal(1, connection.Execute(Add, new { Id = 1, Word = "one" }));
        Assert.Equal(1, connection.Execute(Add, new { Id = 2, Word = (string?)null }));
        Assert.Equal(2, connection.Execute(Add, new[] { new { Id = 3, Word = "three" }, new { Id = 4, Word = "four" } }));

        Assert.Equal("one", connection.QuerySingle<string>(Find, new { Id = 1 }));
        Assert.Null(connection.QuerySingle<string?>(Find, new { Id = 2 }));
        Assert.Equal("four", connection.QuerySingle<string>(Find, new { Id = 4 }));
        Assert.Empty(connection.Query<string>(Find, new { Id = 5 }));
    }

    [Fact]
    public void Command_OfTheSameText_IsPreparedOnce()
    {
        var kept = (StatementCachingConnection)connection;
        connection.Execute(Add, new { Id = 1, Word = "one" });
        var first = Prepared();
        connection.Execute(Add, new { Id = 2, Word = "two" });

        Assert.Same(first, Prepared());

        SqliteCommand Prepared()
        {
            var statement = kept.Take(Add);
            Assert.All(statement.Parameters.Cast<SqliteParameter>(), parameter => Assert.Equal(DBNull.Value, parameter.Value));
            kept.GiveBack(statement);
            return statement;
        }
    }

    [Fact]
    public void Command_SameStatementWhileAnotherReads_HasARunOfItsOwn()
    {
        connection.Execute(Add, new[] { new { Id = 1, Word = "one" }, new { Id = 2, Word = "two" } });
        using var outer = connection.CreateCommand();
        outer.CommandText = "SELECT id FROM kept ORDER BY id";
        using var reader = outer.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal([1, 2], connection.Query<int>(outer.CommandText));
        Assert.True(reader.Read());
        Assert.Equal(2, reader.GetInt32(0));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Command_ThatFailed_LeavesTheNextOneAlone()
    {
        connection.Execute(Add, new { Id = 1, Word = "one" });

        Assert.Throws<SqliteException>(() => connection.Execute(Add, new { Id = 1, Word = "again" }));
        Assert.Throws<InvalidOperationException>(() => connection.Execute(Add, new { Id = 2 }));

        Assert.Equal(1, connection.Execute(Add, new { Id = 2, Word = "two" }));
    }

    [Fact]
    public void Command_AfterTheTableChanged_SeesTheNewOne()
    {
        connection.Execute(Add, new { Id = 1, Word = "one" });
        Assert.Equal(["id", "word"], Names());

        connection.Execute("ALTER TABLE kept ADD COLUMN more TEXT");

        Assert.Equal(["id", "word", "more"], Names());

        IEnumerable<string> Names() => ((IDictionary<string, object>)connection.QuerySingle("SELECT * FROM kept WHERE id = 1")).Keys;
    }

    [Fact]
    public void Command_InATransaction_IsUndoneWithIt()
    {
        using (var transaction = connection.BeginTransaction())
        {
            connection.Execute(Add, new { Id = 1, Word = "one" }, transaction);
            transaction.Rollback();
        }

        Assert.Empty(connection.Query<string>(Find, new { Id = 1 }));
        Assert.Equal(1, connection.Execute(Add, new { Id = 1, Word = "one" }));
    }
}
