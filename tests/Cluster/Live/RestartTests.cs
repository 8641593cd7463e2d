namespace RedStation.Tests.Cluster.Live;

/// <summary>The server dies under a watching client.</summary>
public sealed class RestartTests : IDisposable
{
    private static readonly (double Lat, double Lon)[] Places = [(29.950, 120.210), (29.950, 120.310)];

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-restart-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Client_WhoseServerIsKilled_ComesBackToTheRightStateAndHigherSequences()
    {
        var first = await Server.Start(folder, DemoServerFixture.Settings, ["--demo"]);
        await using var killed = first;
        var stations = await Task.WhenAll(
            Places.Select((place, number) => TestStation.Create(first.Client, $"survivor-{number}", place.Lat, place.Lon)));
        await using var client = await LiveClient.Start(first.Address, [.. Places.Select(place => MapTiles.At(place.Lat, place.Lon))]);
        var reporting = Task.WhenAll(stations.Select(ReportUntilItDies));
        await Until.True(() => client.Messages > 50, "changes");
        await first.Kill();
        await reporting;
        var before = client.State.Tiles;

        await using var second = await Server.Start(folder, DemoServerFixture.Settings, ["--demo"], first.Address);
        await Until.True(() => client.Reconnections > 0, "the client's return");
        Assert.All(before, tile => Assert.True(client.State.Tiles[tile.Key].Sequence > tile.Value.Sequence, "Sequences went on."));
        await StationsOverRest.UntilSame(second.Client, client);
        var messages = client.Messages;
        await stations[0].On(second.Client).Report((3, "faulted"));
        await Until.True(() => client.Messages > messages, "a change after the restart");
        await StationsOverRest.UntilSame(second.Client, client);
        Assert.Equal(0, client.State.StepsBack);
    }

    private static async Task ReportUntilItDies(TestStation station)
    {
        try
        {
            for (var turn = 0; ; turn++)
            {
                await station.Report((1, turn % 2 == 0 ? "charging" : "available"));
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            // That is the point.
        }
    }
}
