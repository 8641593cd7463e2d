using System.Buffers;
using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using RedStation.Grains.Settings;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Archive;

/// <summary>Writes everything there is into an archive, as it is at one moment, while the system may serve. Rows go through one by one.</summary>
internal sealed class Exporter(IArchiveDatabase database, DataFolder folder, TimeProvider clock)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the archive; the file appears whole or not at all, readable by its owner alone.</summary>
    /// <exception cref="StartException">The file is there already.</exception>
    public async Task<ArchiveManifest> Write(string file)
    {
        if (File.Exists(file))
        {
            throw new StartException($"{file} exists. An export never overwrites; name another file.");
        }

        var draft = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            ArchiveManifest manifest;
            await using (var stream = PrivateFiles.Open(draft))
            {
                using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    manifest = await Write(zip);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private async Task<ArchiveManifest> Write(ZipArchive zip)
    {
        await using var connection = await database.Open();
        await using var transaction = await database.BeginSnapshot(connection);
        var tables = ImmutableArray.CreateBuilder<ArchiveTable>();
        foreach (var table in await database.Tables(connection))
        {
            tables.Add(await Write(zip, connection, transaction, table));
        }

        var pepper = ArchiveSecrets.Read(folder);
        if (pepper is not null)
        {
            await using var entry = zip.CreateEntry(ArchiveSecrets.Entry, CompressionLevel.NoCompression).Open();
            await entry.WriteAsync(pepper);
        }

        var manifest = new ArchiveManifest(
            ArchiveManifest.CurrentFormat,
            typeof(Exporter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            database.Kind,
            clock.GetUtcNow(),
            await database.Schema(connection),
            tables.ToImmutable(),
            pepper is null ? null : Convert.ToHexStringLower(SHA256.HashData(pepper)));
        await using var last = zip.CreateEntry(ArchiveManifest.Entry).Open();
        await JsonSerializer.SerializeAsync(last, manifest, StateJson.Options);
        return manifest;
    }

    private static async Task<ArchiveTable> Write(ZipArchive zip, DbConnection connection, DbTransaction transaction, ArchiveTable table)
    {
        using var sha = SHA256.Create();
        var rows = 0L;
        await using (var entry = zip.CreateEntry(table.Entry, CompressionLevel.Fastest).Open())
        await using (var digested = new CryptoStream(entry, sha, CryptoStreamMode.Write))
        {
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => column.Name))} FROM {table.Name}";
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess);
            var line = new ArrayBufferWriter<byte>();
            await using var json = new Utf8JsonWriter(line, Compact);
            for (; await reader.ReadAsync(); rows++)
            {
                RowText.Write(json, reader, table.Columns);
                await json.FlushAsync();
                json.Reset();
                line.Write("\n"u8);
                await digested.WriteAsync(line.WrittenMemory);
                line.ResetWrittenCount();
            }
        }

        return table with { Rows = rows, Sha256 = Convert.ToHexStringLower(sha.Hash!) };
    }
}
