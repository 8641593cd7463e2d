using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Npgsql;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Migrations;

/// <summary>
/// Brings a PostgreSQL database to the schema of this program. Each script runs once, in a transaction of its own. Processes
/// that start at the same time take turns: the first migrates, the others find nothing left to do.
/// </summary>
/// <remarks>
/// During a rolling upgrade the old version works on beside the new schema. A script may therefore only add: tables, columns with
/// a default or null, indexes. What is no longer needed goes one version after the last that uses it.
/// </remarks>
public sealed partial class PostgresMigrator(PostgresSources sources, ILogger<PostgresMigrator> logger) : IMigrator
{
    /// <summary>The name of the lock among the database's advisory ones.</summary>
    private const long LockKey = 0x5265_6453_7461_7469;

    /// <summary>How long to wait for a database that is just starting, and for another process that migrates.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public int Migrate() => Migrate(MigrationScripts.Of("postgres"));

    /// <summary>Applies those of the given scripts that the database has not seen.</summary>
    public int Migrate(IReadOnlyList<SqlScript> scripts)
    {
        try
        {
            using var turn = TakeTurn();
            var applied = MigrationEngine.Run(Engine(scripts));
            foreach (var script in applied)
            {
                LogApplied(script);
            }

            return applied.Count;
        }
        catch (NpgsqlException exception)
        {
            throw new StartException($"The database cannot be used: {exception.Message}", exception);
        }
    }

    /// <summary>The scripts that the database has not seen; empty when this program can work on it.</summary>
    /// <exception cref="NpgsqlException">The database cannot be asked.</exception>
    public IReadOnlyList<string> Missing() =>
        [.. Engine(MigrationScripts.Of("postgres")).Build().GetScriptsToExecute().Select(script => script.Name)];

    private UpgradeEngineBuilder Engine(IReadOnlyList<SqlScript> scripts) =>
        DeployChanges.To.PostgresqlDatabase(sources.Text).WithScripts(scripts).LogToNowhere();

    /// <summary>The lock lasts as long as its connection, so that whoever is killed while migrating keeps nobody out.</summary>
    private NpgsqlConnection TakeTurn()
    {
        var connection = Open();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_advisory_lock($1)";
            command.Parameters.Add(new() { Value = LockKey });
            command.CommandTimeout = (int)Patience.TotalSeconds;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private NpgsqlConnection Open()
    {
        for (var until = DateTimeOffset.UtcNow + Patience; ; Thread.Sleep(Pause))
        {
            var connection = sources.Unpooled("redstation migration");
            try
            {
                connection.Open();
                return connection;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && DateTimeOffset.UtcNow < until)
            {
                connection.Dispose();
                LogWaiting(exception.Message);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Applied migration {Script}")]
    private partial void LogApplied(string script);

    [LoggerMessage(LogLevel.Warning, "The database is not there yet: {Reason}")]
    private partial void LogWaiting(string reason);
}
