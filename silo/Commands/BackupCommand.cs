using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;
using RedStation.Silo.Settings;
using RedStation.Storage.Databases;

namespace RedStation.Silo.Commands;

/// <summary>
/// Copies the embedded database and the secrets beside it, also while the system serves. Copying the file alone would miss what its log holds,
/// which is everything for the first 64 MB.
/// </summary>
internal sealed class BackupCommand : ISiloCommand
{
    private const string Database = "redstation.db";

    /// <inheritdoc/>
    public string Name => "backup";

    /// <inheritdoc/>
    public string Summary => "DIR: copies the embedded database and its secrets into a new folder, also while the system serves";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        if (arguments is not [var target, .. var rest] || target.StartsWith('-'))
        {
            throw new StartException($"Name the folder to make: silo backup DIR. Switches are: {SiloSwitches.Usage}");
        }

        var configuration = SiloConfiguration.Read(SiloSwitches.Read(rest)).Configuration;
        SettingsReport.Require(configuration);
        if (DatabaseChoice.Postgres(configuration) is not null)
        {
            throw new StartException(
                "The database is PostgreSQL: back it up with its own tools (pg_dump, or base backup and log), see deploy/README.md.");
        }

        var source = Path.GetFullPath(configuration[$"{SiloOptions.Section}:Data"] ?? new SiloOptions().DataFolder);
        if (!File.Exists(Path.Combine(source, Database)))
        {
            throw new StartException($"There is no {Database} in {source}. Name the folder with --data DIR.");
        }

        var folder = Path.GetFullPath(target);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new StartException($"{folder} is there already. A backup is a folder of its own.");
        }

        PrivateFiles.CreateFolder(folder);
        await CopyDatabase(Path.Combine(source, Database), Path.Combine(folder, Database));
        foreach (var secret in Directory.EnumerateFiles(source, "*.key").Concat(Directory.EnumerateFiles(source, "*.pem")))
        {
            File.Copy(secret, Path.Combine(folder, Path.GetFileName(secret)));
        }

        if (await HasMediaElsewhere(Path.Combine(folder, Database)))
        {
            Console.WriteLine(
                "Photos and recordings that RedStation:Media keeps in a folder or in a store that speaks S3 are not in it: "
                + "copy them too, after this.");
        }

        Console.WriteLine(
            $"Copied to {folder}. To go back to it, stop the program and start it with --data {folder}, or with a copy of it. "
            + "Keep it as you keep the original.");
        return 0;
    }

    private static async Task<bool> HasMediaElsewhere(string database)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM pragma_table_info('photos') WHERE name = 'stored_at'") > 0
            && await connection.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM photos WHERE stored_at IS NOT NULL UNION ALL SELECT 1 FROM voices WHERE stored_at IS NOT NULL)");
    }

    private static async Task CopyDatabase(string from, string to)
    {
        try
        {
            var source = new SqliteConnectionStringBuilder
            {
                DataSource = from,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 60,
            };
            await using var connection = new SqliteConnection(source.ToString());
            await connection.OpenAsync();
            // One moment of the database, its log included, as a file that needs no log.
            await connection.ExecuteAsync("VACUUM INTO @File", new { File = to });
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
        catch (SqliteException fault)
        {
            throw new StartException($"The database {from} could not be copied: {fault.Message}", fault);
        }
    }
}
