using System.Data;
using System.Data.Common;
using Dapper;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Storage.Archive;

/// <summary>Puts an archive into an empty database: all of it in one transaction, or nothing.</summary>
internal sealed class Importer(IArchiveDatabase database, DataFolder folder)
{
    /// <summary>Imports.</summary>
    /// <exception cref="StartException">The database is not empty, or the archive is of a schema that this program does not know.</exception>
    public async Task Read(ArchiveReader archive)
    {
        RefuseUnknownSchema(archive.Manifest);
        var secret = await archive.Secret();
        if (secret is not null)
        {
            ArchiveSecrets.RefuseAnother(folder, secret);
        }

        await using var connection = await database.Open();
        var present = await database.Tables(connection);
        RefuseUnknownColumns(archive.Manifest, present);
        await using var transaction = await database.BeginAlone(connection, present.Select(table => table.Name));
        foreach (var table in present)
        {
            await RefuseRows(connection, transaction, table);
        }

        foreach (var table in archive.Manifest.Tables)
        {
            await Insert(connection, transaction, table, archive.Rows(table));
        }

        if (secret is not null)
        {
            // Before the commit: accounts without their secret would be accounts that nobody can enter.
            ArchiveSecrets.Keep(folder, secret);
        }

        await transaction.CommitAsync();
    }

    private static void RefuseUnknownSchema(ArchiveManifest manifest)
    {
        var unknown = manifest.Schema.Except(MigrationScripts.Of(manifest.Database).Select(script => script.Name)).ToList();
        if (unknown.Count > 0)
        {
            throw new StartException(
                $"The archive was made by program {manifest.Program} and has a schema that this one does not know ({string.Join(", ", unknown)}). "
                + "Import it with that program or a newer one.");
        }
    }

    private static void RefuseUnknownColumns(ArchiveManifest manifest, IReadOnlyList<ArchiveTable> present)
    {
        var known = present.SelectMany(table => table.Columns, (table, column) => (table.Name, column)).ToHashSet();
        foreach (var column in manifest.Tables.SelectMany(table => table.Columns, (table, column) => (table.Name, column)))
        {
            if (!known.Contains(column))
            {
                throw new StartException($"The database has no place for {column.Name}.{column.column.Name} of the archive. Nothing was imported.");
            }
        }
    }

    private static async Task RefuseRows(DbConnection connection, DbTransaction transaction, ArchiveTable table)
    {
        if (await connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Name})", transaction: transaction))
        {
            throw new StartException(
                $"The database is not empty: there are rows in {table.Name}. Import into a database that no silo has run on; "
                + "silo migrate makes one.");
        }
    }

    private async Task Insert(DbConnection connection, DbTransaction transaction, ArchiveTable table, IAsyncEnumerable<object?[]> rows)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText =
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) "
            + $"VALUES ({string.Join(", ", table.Columns.Select((_, at) => $"@p{at}"))})";
        foreach (var (column, at) in table.Columns.Select((column, at) => (column, at)))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"p{at}", TypeOf(column.Kind));
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        var inserted = 0L;
        await foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                command.Parameters[at].Value = row[at] switch
                {
                    null => DBNull.Value,
                    DateTime moment => database.MomentFor(table.Columns[at].Name, moment),
                    var value => value,
                };
            }

            inserted += await command.ExecuteNonQueryAsync();
        }

        if (inserted != table.Rows)
        {
            throw new StartException($"The archive says {table.Rows} rows of {table.Name} and has {inserted}. Nothing was imported.");
        }
    }

    private DbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => DbType.String,
        ColumnKind.Integer => DbType.Int64,
        ColumnKind.Real => DbType.Double,
        ColumnKind.Bytes => DbType.Binary,
        _ => database.MomentType,
    };
}
