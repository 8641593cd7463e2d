using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace RedStation.Storage.Databases;

/// <summary>
/// Opens connections to the embedded database. The settings applied here belong to a connection, not to the file, so
/// whoever opens one by another way would write without waiting for the disk.
/// </summary>
public sealed class SqliteDataSource : DbDataSource
{
    /// <summary>
    /// The log goes into the file every 64 MB instead of every 4: nobody is written for meanwhile, which took 8 ms, and at 500 recognitions a
    /// second it was 2.6 times a second. What is deleted is overwritten, so that who was erased is not found in free pages of the file; measured on
    /// records and lists that change, it costs nothing that can be seen.
    /// </summary>
    private const string Settings =
        "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; "
        + "PRAGMA wal_autocheckpoint = 16000; PRAGMA secure_delete = ON;";

    private readonly string connectionString;
    private readonly string keptConnectionString;

    /// <summary>Opens the database in a file, which is created when it is first opened.</summary>
    public SqliteDataSource(string file)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 5 };
        connectionString = settings.ToString();
        settings.Pooling = false;
        keptConnectionString = settings.ToString();
    }

    /// <inheritdoc/>
    public override string ConnectionString => connectionString;

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);

    /// <inheritdoc/>
    protected override DbConnection OpenDbConnection() => Open();

    /// <inheritdoc/>
    protected override ValueTask<DbConnection> OpenDbConnectionAsync(CancellationToken cancellationToken = default) => new(Open());

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The last connection to close moves the write-ahead log into the file.
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }

        base.Dispose(disposing);
    }

    /// <summary>Opens a connection that its owner keeps; closing it closes it for good.</summary>
    internal SqliteConnection OpenKept() => Open(new StatementCachingConnection(keptConnectionString));

    private SqliteConnection Open() => Open(new SqliteConnection(connectionString));

    private static SqliteConnection Open(SqliteConnection connection)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
