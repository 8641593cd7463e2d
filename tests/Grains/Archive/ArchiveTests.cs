using System.IO.Compression;
using Dapper;
using RedStation.Grains.Settings;
using RedStation.Storage.Archive;
using RedStation.Storage.Databases;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Archive;

public sealed class ArchiveTests(SiloFixture silo, PostgresFixture postgres)
    : IClassFixture<SiloFixture>, IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1);
    private static bool livedIn;

    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            if (!livedIn)
            {
                await silo.Populate();
                livedIn = true;
            }
        }
        finally
        {
            Once.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Trial_BecomesProductionAndBack_WithEveryRow()
    {
        var trial = await Export(silo.Database(), silo.DataFolder, "trial.zip");
        using var production = EmptyDatabase.Postgres(await postgres.NewDatabase());
        using var back = EmptyDatabase.Sqlite();

        await production.Import(trial);
        var moved = await Export(production.Archive, production.Folder.Path, "moved.zip");
        await back.Import(moved);
        var returned = await Export(back.Archive, back.Folder.Path, "returned.zip");

        var rows = await Rows(trial);
        Assert.Equal(rows, await Rows(moved));
        Assert.Equal(rows, await Rows(returned));
        // Something of everything was there to be lost.
        Assert.All(await Tables(trial), table => Assert.True(table.Rows > 0, table.Name + " is empty"));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(Path.Combine(back.Folder.Path, "pepper.key"), TestContext.Current.CancellationToken));
        var (before, after) = (await silo.Get<LedgerAudit>().Run(), await new LedgerAudit(production.Database).Run());
        Assert.True(after.Sound);
        Assert.Equal(before.Transactions, after.Transactions);
        Assert.Equal(
            await new SqlLedger(silo.Get<IDatabase>(), TimeProvider.System).GetBalance("worker"),
            await new SqlLedger(production.Database, TimeProvider.System).GetBalance("worker"));
    }

    [Fact]
    public async Task Export_FileThatIsThere_IsNotOverwritten()
    {
        var file = Path.Combine(folder.Path, "there.zip");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StartException>(() => Export(silo.Database(), silo.DataFolder, "there.zip"));

        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Import_DatabaseThatIsNotEmpty_IsRefused()
    {
        var file = await Export(silo.Database(), silo.DataFolder, "again.zip");
        using var target = EmptyDatabase.Sqlite();
        await target.Import(file);
        var before = await Rows(await Export(target.Archive, target.Folder.Path, "before.zip"));

        var refusal = await Assert.ThrowsAsync<StartException>(() => target.Import(file));

        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Rows(await Export(target.Archive, target.Folder.Path, "after.zip")));
    }

    [Theory]
    [InlineData("photos.jsonl")]
    [InlineData("ledger_entries.jsonl")]
    [InlineData("pepper.key")]
    [InlineData("manifest.json")]
    public async Task Import_EntryThatWasChanged_IsRefused(string entry)
    {
        var file = await Export(silo.Database(), silo.DataFolder, "changed.zip");
        await Change(file, entry, text => text[..(text.Length / 2)]);

        await Refused(file, "damaged");
    }

    [Fact]
    public async Task Import_FileThatIsCutShort_IsRefused()
    {
        var file = await Export(silo.Database(), silo.DataFolder, "short.zip");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);

        await Refused(file, "damaged");
    }

    [Fact]
    public async Task Import_SchemaOfALaterProgram_IsRefused()
    {
        var file = await Export(silo.Database(), silo.DataFolder, "later.zip");
        await Change(
            file, "manifest.json", text => text.Replace("\"0001-orleans.sql\"", "\"0001-orleans.sql\",\"9999-later.sql\"", StringComparison.Ordinal));

        await Refused(file, "9999-later.sql");
    }

    [Fact]
    public async Task Import_LayoutOfALaterProgram_IsRefused()
    {
        var file = await Export(silo.Database(), silo.DataFolder, "layout.zip");
        await Change(file, "manifest.json", text => text.Replace("\"format\":1", "\"format\":2", StringComparison.Ordinal));

        await Refused(file, "format 2");
    }

    [Fact]
    public async Task Import_RowThatTheDatabaseRefuses_LeavesNothing()
    {
        // An entry without its transaction: the digests are right, the rows are not.
        var file = await Export(silo.Database(), silo.DataFolder, "orphan.zip");
        var table = (await Tables(file)).Single(one => one.Name == "ledger_transactions");
        await Change(file, table.Entry, _ => "");
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([]));
        await Change(file, "manifest.json", text => text.Replace(
            $"\"rows\":{table.Rows},\"sha256\":\"{table.Sha256}\"", $"\"rows\":0,\"sha256\":\"{digest}\"", StringComparison.Ordinal));

        using var target = EmptyDatabase.Postgres(await postgres.NewDatabase());
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => target.Import(file));

        await IsEmpty(target);
    }

    [Fact]
    public async Task Import_SecretOfAnotherInstallation_IsRefused()
    {
        var file = await Export(silo.Database(), silo.DataFolder, "other.zip");
        using var target = EmptyDatabase.Sqlite();
        await File.WriteAllBytesAsync(Path.Combine(target.Folder.Path, "pepper.key"), [9], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StartException>(() => target.Import(file));

        await IsEmpty(target);
    }

    private static async Task Refused(string file, string word)
    {
        using var target = EmptyDatabase.Sqlite();

        var refusal = await Assert.ThrowsAsync<StartException>(() => target.Import(file));

        Assert.Contains(word, refusal.Message, StringComparison.Ordinal);
        await IsEmpty(target);
    }

    private static async Task IsEmpty(EmptyDatabase target)
    {
        await using var connection = await target.Archive.Open();
        foreach (var table in await target.Archive.Tables(connection))
        {
            Assert.Equal(0, await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table.Name}"));
        }
    }

    private static async Task Change(string file, string entry, Func<string, string> change)
    {
        using var zip = await ZipFile.OpenAsync(file, ZipArchiveMode.Update);
        string text;
        using (var reader = new StreamReader(zip.GetEntry(entry)!.Open(), System.Text.Encoding.Latin1))
        {
            text = await reader.ReadToEndAsync();
        }

        zip.GetEntry(entry)!.Delete();
        await using var writer = new StreamWriter(zip.CreateEntry(entry).Open(), System.Text.Encoding.Latin1);
        await writer.WriteAsync(change(text));
    }

    private async Task<string> Export(IArchiveDatabase database, string dataFolder, string name)
    {
        var file = Path.Combine(folder.Path, name);
        using var data = new DataFolder(dataFolder);
        await new Exporter(database, data, TimeProvider.System).Write(file);
        return file;
    }

    private static async Task<IReadOnlyList<ArchiveTable>> Tables(string file)
    {
        using var archive = await ArchiveReader.Open(file);
        return archive.Manifest.Tables;
    }

    /// <summary>Every row of every table, in an order of its own.</summary>
    private static async Task<List<string>> Rows(string file)
    {
        using var zip = await ZipFile.OpenReadAsync(file);
        var rows = new List<string>();
        foreach (var entry in zip.Entries.Where(entry => entry.Name.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(entry.Open());
            while (await reader.ReadLineAsync() is { } line)
            {
                rows.Add(entry.Name + " " + line);
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
