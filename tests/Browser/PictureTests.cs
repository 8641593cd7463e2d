using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Makes the READMEs' picture from the running demo. Not part of a test run; <c>tests/pictures.sh</c> asks for it.</summary>
public sealed class PictureTests
{
    [Fact(Explicit = true)]
    public async Task RiderPage_AsInTheReadme()
    {
        var folder = Directory.CreateTempSubdirectory("redstation-picture-").FullName;
        await using var server = await Server.Start(folder, "--demo");
        await Until.True(() => PortsAreKnown(server.Client), "the demo city");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--headless", "--no-sandbox"] });
        await using var rider = await Window.Open(browser, new Uri(server.Address, "/rider"), 1100, 760, null, ColorScheme.Light);
        await rider.First("station-card").WaitForAsync();
        await rider.First("map").WaitForAsync();
        await rider.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await rider.IsInOrder("rider");
    }

    private static async Task<bool> PortsAreKnown(HttpClient client)
    {
        var near = JsonNode.Parse(await client.GetStringAsync("/api/v1/stations?near=30.2741,120.1551&limit=20"))!["items"]!.AsArray();
        return near.Count == 20 && near.All(station => (bool)station!["connected"]!);
    }
}
