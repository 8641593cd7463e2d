using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Storage.Migrations;

namespace RedStation.Silo.Checks;

/// <summary>Looks at the embedded database without changing it.</summary>
internal static class SqliteProbe
{
    private const string File = "redstation.db";

    /// <summary>Adds what is known of the database. One that is not there yet is made at the first start.</summary>
    public static async Task<SetupFacts> Run(SetupFacts facts)
    {
        var file = Path.Combine(facts.Folder.Path, File);
        if (!facts.Folder.Files.ContainsKey(File))
        {
            return facts;
        }

        try
        {
            await using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync();
            var journal = await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'SchemaVersions')");
            return facts with
            {
                Database = new DatabaseFacts
                {
                    Applied = journal ? [.. await connection.QueryAsync<string>("SELECT ScriptName FROM SchemaVersions")] : [],
                    Known = [.. MigrationScripts.Of("sqlite").Select(script => script.Name)],
                },
            };
        }
        catch (SqliteException exception)
        {
            return facts with { DatabaseFault = $"The database {file} cannot be read: {exception.Message}" };
        }
    }
}
