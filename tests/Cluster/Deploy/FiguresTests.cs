using System.Net;
using System.Text.RegularExpressions;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Deploy;

/// <summary>Dashboard and alerts stand on figures that a running program exports.</summary>
public sealed partial class FiguresTests : IDisposable
{
    private const double Lat = 30.2741;
    private const double Lon = 120.1551;


    private readonly string folder = Directory.CreateTempSubdirectory("redstation-figures-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("prometheus/alerts.yaml")]
    [InlineData("grafana/redstation.json")]
    public async Task EveryFigureThatIsWatched_IsExported(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", file), TestContext.Current.CancellationToken);
        var watched = Figure().Matches(text).Select(match => match.Value).ToHashSet();
        Assert.True(watched.Count > 10, string.Join(' ', watched));

        await using var server = await Server.Start(folder, "--demo", "--RedStation:DemoCity:Play=false");
        await using var phone = await LiveClient.Start(server.Address, [MapTiles.At(Lat, Lon)]);
        var station = await TestStation.Create(server.Client, "own-figures", Lat, Lon);
        await station.Report((1, "charging"));
        var dispatcher = await Person.SignIn(server.Client, "demo-dispatcher-hz");
        var place = new { lat = Lat, lon = Lon };
        var task = new { operationId = "figures-1", type = "hazardCheck", position = place, note = "检查", respondWithin = "PT30M" };
        Assert.Equal(HttpStatusCode.Created, (await dispatcher.Post("/api/v1/tasks", task)).Status);
        HashSet<string> missing = [];
        // Some are known only after the first audit, or the first collection of garbage.
        await Until.True(
            async () =>
            {
                var exported = (await server.Client.GetStringAsync("/metrics")).Split('\n').Select(line => line.Split('{', ' ')[0]);
                missing = [.. watched.Except(exported)];
                return missing.Count == 0;
            },
            () => "these to be exported: " + string.Join(' ', missing));
    }

    /// <summary>Names of figures: ours, and those of the platform that we use.</summary>
    [GeneratedRegex(@"\b(redstation|http_server|kestrel|dotnet)_[a-z_]+\b")]
    private static partial Regex Figure();
}
