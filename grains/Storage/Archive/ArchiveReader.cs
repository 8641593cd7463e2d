using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using RedStation.Grains.Settings;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Archive;

/// <summary>Reads an archive, and nothing of it before all of it was found undamaged.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly ZipArchive zip;
    private readonly string file;

    private ArchiveReader(string file, ZipArchive zip, ArchiveManifest manifest) => (this.file, this.zip, Manifest) = (file, zip, manifest);

    /// <summary>What the archive says of itself.</summary>
    public ArchiveManifest Manifest { get; }

    /// <summary>Opens an archive and checks every byte of it.</summary>
    /// <exception cref="StartException">It is damaged, or of a layout that this program does not know.</exception>
    public static async Task<ArchiveReader> Open(string file)
    {
        try
        {
            var zip = ZipFile.OpenRead(file);
            try
            {
                var reader = new ArchiveReader(file, zip, await ReadManifest(file, zip));
                await reader.Check();
                return reader;
            }
            catch
            {
                zip.Dispose();
                throw;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw Damaged(file, exception.Message, exception);
        }
    }

    /// <summary>The rows of a table, one by one.</summary>
    public async IAsyncEnumerable<object?[]> Rows(ArchiveTable table)
    {
        using var lines = new StreamReader(Entry(table.Entry).Open());
        while (await lines.ReadLineAsync() is { } line)
        {
            yield return Row(table, line);
        }
    }

    /// <summary>The secret that travels along, or null.</summary>
    public async Task<byte[]?> Secret()
    {
        if (Manifest.PepperSha256 is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await using var entry = Entry(ArchiveSecrets.Entry).Open();
        await entry.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => zip.Dispose();

    private static async Task<ArchiveManifest> ReadManifest(string file, ZipArchive zip)
    {
        var entry = zip.GetEntry(ArchiveManifest.Entry) ?? throw Damaged(file, "it has no manifest");
        await using var stream = entry.Open();
        using var text = await JsonDocument.ParseAsync(stream);
        var format = text.RootElement.TryGetProperty("format", out var number) && number.TryGetInt32(out var value) ? value : 0;
        return format == ArchiveManifest.CurrentFormat
            ? text.Deserialize<ArchiveManifest>(StateJson.Options)!
            : throw new StartException(
                $"{file} is laid out in format {format}, and this program reads format {ArchiveManifest.CurrentFormat}. Nothing was imported.");
    }

    private async Task Check()
    {
        foreach (var table in Manifest.Tables)
        {
            await Check(table.Entry, table.Sha256);
        }

        if (Manifest.PepperSha256 is { } digest)
        {
            await Check(ArchiveSecrets.Entry, digest);
        }
    }

    private async Task Check(string name, string digest)
    {
        await using var entry = Entry(name).Open();
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(entry)) != digest)
        {
            throw Damaged(file, $"{name} is not what was written");
        }
    }

    private ZipArchiveEntry Entry(string name) => zip.GetEntry(name) ?? throw Damaged(file, $"{name} is missing");

    private object?[] Row(ArchiveTable table, string line)
    {
        try
        {
            return RowText.Read(line, table.Columns);
        }
        catch (FormatException exception)
        {
            throw Damaged(file, $"{table.Entry}: {exception.Message}", exception);
        }
    }

    private static StartException Damaged(string file, string how, Exception? cause = null) =>
        new($"{file} is damaged: {how}. Nothing was imported.", cause);
}
