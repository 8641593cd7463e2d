using Dapper;
using RedStation.Storage.Databases;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Media;

/// <summary>Photos and recordings whose bytes are gone from the folder that their row names.</summary>
internal static class LostMedia
{
    public static async Task Lose(ApiFixture api, string table, string id)
    {
        Directory.CreateDirectory(api.Service<DataFolder>().File("media"));
        Assert.True(await api.Service<IDatabase>().WriteRows(async (connection, transaction) => await connection.ExecuteAsync(
            $"UPDATE {table} SET bytes = @Nothing, stored_at = 'folder:{table}/no/none' WHERE id = @Id",
            new { Id = id, Nothing = Array.Empty<byte>() },
            transaction) == 1));
    }
}
