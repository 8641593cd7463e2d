using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Silo.Commands;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Settings;

public sealed class BackupTests
{
    [Fact]
    [Trait("Case", "M11")]
    public async Task Backup_WhileTheDatabaseIsWritten_HoldsWhatOnlyTheLogHas()
    {
        using var folder = new TemporaryFolder();
        var (data, copy) = (Directory.CreateDirectory(Path.Combine(folder.Path, "data")).FullName, Path.Combine(folder.Path, "copy"));
        await File.WriteAllTextAsync(Path.Combine(data, "pepper.key"), "secret", TestContext.Current.CancellationToken);
        await using var serving = new SqliteConnection($"Data Source={Path.Combine(data, "redstation.db")};Pooling=False");
        await serving.OpenAsync(TestContext.Current.CancellationToken);
        await serving.ExecuteAsync(
            "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE kept (word TEXT); INSERT INTO kept VALUES ('here')");

        Assert.Equal(0, await SiloCommands.Run(["backup", copy, "--data", data]));

        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(copy, "pepper.key"), TestContext.Current.CancellationToken));
        await using var restored = new SqliteConnection($"Data Source={Path.Combine(copy, "redstation.db")};Mode=ReadOnly;Pooling=False");
        Assert.Equal("here", await restored.ExecuteScalarAsync<string>("SELECT word FROM kept"));
        Assert.Equal(1, await SiloCommands.Run(["backup", copy, "--data", data]));
        Assert.Equal(1, await SiloCommands.Run(["backup", "--data", data]));
        Assert.Equal(1, await SiloCommands.Run(["backup", Path.Combine(folder.Path, "none"), "--data", folder.Path]));
    }
}
