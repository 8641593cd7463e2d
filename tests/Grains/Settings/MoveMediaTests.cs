using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Silo.Commands;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Settings;

/// <summary>The command <c>silo move-media</c>.</summary>
public sealed class MoveMediaTests
{
    private const string Insert =
        """
        INSERT INTO photos (id, rider_id, content_type, digest, created_at, bytes, received_size)
        VALUES ('p1', 'rider', 'image/jpeg', 'digest', 1, @Bytes, 3)
        """;

    [Fact]
    public async Task Photos_GoIntoTheFolderAndBack_AndWhatIsLostIsAFailure()
    {
        using var folder = new TemporaryFolder();
        var (data, media) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "photos-of-a-city"));
        Assert.Equal(0, await SiloCommands.Run(["migrate", "--data", data]));
        await using var database = new SqliteConnection($"Data Source={Path.Combine(data, "redstation.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await database.ExecuteAsync(Insert, new { Bytes = new byte[] { 1, 2, 3 } });
        Task<int> Move(string place) =>
            SiloCommands.Run(["move-media", "--data", data, "--RedStation:Media:Place=" + place, "--RedStation:Media:Folder=" + media]);

        Assert.Equal(0, await Move("Folder"));
        var file = Assert.Single(Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories));
        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(0, await Move("Folder"));
        Assert.Equal(0, await Move("Database"));
        Assert.Equal([1, 2, 3], await database.ExecuteScalarAsync<byte[]>("SELECT bytes FROM photos WHERE stored_at IS NULL"));

        Assert.Equal(0, await Move("Folder"));
        foreach (var lost in Directory.EnumerateFiles(media, "*", SearchOption.AllDirectories))
        {
            File.Delete(lost);
        }

        Assert.Equal(1, await Move("Database"));
        Assert.Equal(1, await SiloCommands.Run(["move-media", "--data", data, "--RedStation:Media:Place=S3"]));
    }
}
