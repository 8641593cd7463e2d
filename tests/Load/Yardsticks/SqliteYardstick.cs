using Microsoft.Data.Sqlite;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The yardstick of what must be durable before it is acknowledged: one row written straight through the driver, with a commit of its
/// own that reaches the disk. Writers take turns, for SQLite has one.
/// </summary>
public static class SqliteYardstick
{
    private const int Workers = 64;
    private const int Rows = 10_000;

    /// <summary>Measures it.</summary>
    public static async Task<Measurement> Measure(Run run, double rate, int rowBytes, TimeSpan warmUp, TimeSpan duration)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(run.Folder.Under("sql"), "yardstick.db")};Pooling=False");
        await connection.OpenAsync();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE state (id TEXT PRIMARY KEY, version INTEGER NOT NULL, payload BLOB NOT NULL) WITHOUT ROWID;");
        await using var put = connection.CreateCommand();
        put.CommandText = "INSERT INTO state VALUES ($id, 1, $payload) ON CONFLICT (id) DO UPDATE SET version = version + 1, payload = excluded.payload";
        var id = put.Parameters.Add("$id", SqliteType.Text);
        put.Parameters.Add("$payload", SqliteType.Blob).Value = new byte[rowBytes];
        put.Prepare();

        using var turn = new SemaphoreSlim(1);
        using var stop = new CancellationTokenSource();
        var latencies = new Latencies();
        var pacer = new Pacer(Moment.Now, rate);
        var writing = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var number = (long)worker; ; number += Workers)
            {
                var start = await pacer.Wait(number, stop.Token);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                await turn.WaitAsync();
                id.Value = "load-" + (number % Rows);
                put.ExecuteNonQuery();
                turn.Release();
                latencies.Record(start, Moment.Now);
            }
        })));
        await Task.Delay(warmUp);
        var measured = await Window.Measure(run, "sql, one bare durable write", "writes", latencies, null, duration);
        await stop.CancelAsync();
        await writing;
        return measured;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
