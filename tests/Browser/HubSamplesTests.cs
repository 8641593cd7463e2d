using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedStation.Tests.Browser;

/// <summary>The examples of api/docs/hubs.md, run as they stand there.</summary>
[Collection(SharedCityCollection.Name)]
public sealed partial class HubSamplesTests(DemoBrowserFixture demo)
{
    /// <summary>Longer than SignalR's own retries, which end after 42 s.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Case", "O6")]
    public Task MapSamples_AfterAnOutageOfAMinute_HaveTheNumbersOfNow() => Task.WhenAll(
        HasTheNumbersOfNow("live.mjs", "[...held.values()].flatMap((tile) => [...tile.stations.values()])", demo.Devices[5]),
        HasTheNumbersOfNow("compact.mjs", "[...held.values()].flatMap((tile) => tile.stations)", demo.Devices[6]));

    [Fact]
    [Trait("Case", "O6")]
    public async Task RiderSample_AfterAnOutageInWhichItsTokenRanOut_IsBackWithAFreshOne()
    {
        await using var proxy = new FaultyProxy(demo.Server.Address);
        using var program = Run("rider.mjs", proxy.Address, text =>
            "const real = Date.now; let [ahead, shown] = [0, 0]; Date.now = () => real() + ahead;\n"
            + text.Replace(
                "{ grant: 'otp', phone: '13800138000', code: '123456' }", "{ grant: 'demo', subject: 'demo-rider-33' }", StringComparison.Ordinal)
            + """

            function show(me) { console.log(`me ${me.id} ${++shown}`); }
            function ring(offer) { console.log(`offer ${offer.offerId}`); }
            function silence() {}
            const first = await accessToken();
            ahead = 16 * 60_000;
            setInterval(async () => { if (hub.state === 'Connected') console.log('fresh ' + (await accessToken() !== first)); }, 300);
            """);
        await program.Says("me demo-rider-33 2");

        proxy.Refuses = true;
        proxy.Break();
        await Until.True(() => proxy.Refused > 2, "the program to try again");
        proxy.Refuses = false;

        await program.Says("me demo-rider-33 3");
        await program.Says("fresh true");
    }

    /// <summary>None of them gives up by itself.</summary>
    [Fact]
    [Trait("Case", "O6")]
    public void NoSample_CountsItsRetries() =>
        Assert.All(Samples(), sample => Assert.DoesNotContain("withAutomaticReconnect", sample.Value, StringComparison.Ordinal));

    private async Task HasTheNumbersOfNow(string sample, string stations, (string Subject, string Station) equipment)
    {
        var (device, station) = equipment;
        var detail = await Detail(station);
        await using var proxy = new FaultyProxy(demo.Server.Address);
        using var program = Run(sample, proxy.Address, text => text.Replace(
            Tiles().Match(text).Value, $"const tiles = ['{TileOf(detail["position"]!)}'];", StringComparison.Ordinal)
            + $"\nsetInterval(() => {{ for (const one of {stations}) if (one.id === '{station}') "
            + "console.log('free ' + one.ports.available); }, 300);");
        var free = (int)detail["ports"]!["available"]!;
        await program.Says($"free {free}");

        proxy.Refuses = true;
        proxy.Break();
        await Occupy(device, station, detail);
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        proxy.Refuses = false;

        await program.Says($"free {free - 1}");
    }

    private static Dictionary<string, string> Samples() =>
        Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "api/docs/hubs.md"))).ToDictionary(
            block => block.Groups["name"].Value, block => block.Groups["code"].Value);

    private static NodeProgram Run(string name, Uri server, Func<string, string> change)
    {
        var folder = Directory.CreateTempSubdirectory("redstation-sample-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(Repository.Root, "api/Web/node_modules"));
        foreach (var (file, code) in Samples())
        {
            var there = code.Replace("https://redstation.example", server.ToString().TrimEnd('/'), StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, file), file == name ? change(there) : there);
        }

        return new NodeProgram(folder, name);
    }

    private static string TileOf(JsonNode position)
    {
        const int tiles = 1 << 13;
        var (lat, lon) = ((double)position["lat"]! * Math.PI / 180, (double)position["lon"]!);
        var x = (int)((lon + 180) / 360 * tiles);
        var y = (int)((1 - (Math.Log(Math.Tan(lat) + (1 / Math.Cos(lat))) / Math.PI)) / 2 * tiles);
        return $"13/{x}/{y}";
    }

    private async Task<JsonNode> Detail(string station) => JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}"))!;

    private async Task Occupy(string device, string station, JsonNode detail)
    {
        var port = (int)detail["ports"]!["items"]!.AsArray().First(item => (string?)item!["status"] == "available")!["port"]!;
        var person = await Person.SignIn(demo.Server.Client, device);
        await person.Post($"/api/v1/stations/{station}/ports:report", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            ports = new[] { new { port, status = "charging", at = DateTimeOffset.UtcNow } },
        });
    }

    [GeneratedRegex(@"^```js\n// (?<name>\w+\.mjs)\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"const tiles = .*;")]
    private static partial Regex Tiles();
}
