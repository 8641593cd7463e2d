namespace RedStation.Tests.Cluster.Deploy;

/// <summary>Nothing is left behind.</summary>
[Collection(nameof(LocalClusterFixture))]
public sealed class DownTests
{
    [Fact]
    public async Task Down_LeavesNoProcess_AndUpFindsWhatWasAcknowledged()
    {
        await using var cluster = new LocalClusterFixture { Each = 1 };
        await cluster.InitializeAsync();
        Assert.NotEmpty(cluster.Processes());
        var admin = await Person.SignIn(cluster.Proxy, "demo-admin");
        var station = new { operationId = "down-1", name = "留下", position = new { lat = 30.2, lon = 120.1 }, ports = 2 };
        Assert.Equal(System.Net.HttpStatusCode.OK, (await admin.Put("/api/v1/stations/own-down", station)).Status);

        await cluster.Done("down");
        Assert.Empty(cluster.Processes());
        Assert.Equal(1, (await cluster.Run("status")).Code);

        await cluster.Done("up");
        Assert.Equal("留下", (string)(await admin.Get("/api/v1/stations/own-down")).Body!["name"]!);
    }
}
