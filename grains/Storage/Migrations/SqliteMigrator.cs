using DbUp;
using DbUp.Engine;
using Microsoft.Data.Sqlite;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Migrations;

/// <summary>Brings the embedded database to the schema of this program. Each script runs once, in a transaction of its own.</summary>
public sealed partial class SqliteMigrator(SqliteDataSource source, ILogger<SqliteMigrator> logger) : IMigrator
{
    /// <summary>Applies the scripts that the database has not seen. Returns how many those were.</summary>
    /// <exception cref="StartException">A script failed, or the file is no database. What earlier scripts did stays.</exception>
    public int Migrate() => Migrate(MigrationScripts.Of("sqlite"));

    /// <summary>Applies those of the given scripts that the database has not seen.</summary>
    public int Migrate(IReadOnlyList<SqlScript> scripts)
    {
        UseWriteAheadLog();
        var applied = MigrationEngine.Run(DeployChanges.To.SqliteDatabase(source.ConnectionString).WithScripts(scripts));
        foreach (var script in applied)
        {
            LogApplied(script);
        }

        return applied.Count;
    }

    private void UseWriteAheadLog()
    {
        try
        {
            using var connection = source.OpenConnection();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL;";
            command.ExecuteNonQuery();
        }
        catch (SqliteException exception)
        {
            throw new StartException($"The database {source.ConnectionString} cannot be opened: {exception.Message}", exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "Applied migration {Script}")]
    private partial void LogApplied(string script);
}
