using Microsoft.Data.Sqlite;

namespace RedStation.Silo.Storage;

/// <summary>
/// Moves the write-ahead log into the database while others go on writing. SQLite by itself does it within the commit that finds the log long
/// enough, and whoever waits for that commit waits for it too. It still does so when the log has grown to <see cref="SqliteDataSource.LongestLog"/>, should this one not keep up.
/// </summary>
public sealed partial class SqliteCheckpoints(SqliteDataSource source, TimeProvider clock, ILogger<SqliteCheckpoints> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>Moves what can be moved without making anybody wait.</summary>
    /// <returns>How many pages are in the log, and how many of them are in the database by now.</returns>
    public static (long Logged, long Moved) Move(SqliteSession session)
    {
        using var row = session.Statement("PRAGMA wal_checkpoint(PASSIVE)").ExecuteReader();
        row.Read();
        return (row.GetInt64(1), row.GetInt64(2));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        SqliteSession? session = null;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    session ??= new SqliteSession(source);
                    Move(session);
                }
                catch (SqliteException fault)
                {
                    // A full disk, for example: the log keeps everything, and the next time may be better.
                    LogFault(fault, fault.SqliteExtendedErrorCode);
                    session?.Dispose();
                    session = null;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The last connection to close moves the rest.
        }
        finally
        {
            session?.Dispose();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The write-ahead log could not be moved into the database (code {Code}); it will be tried again")]
    private partial void LogFault(Exception exception, int code);
}
