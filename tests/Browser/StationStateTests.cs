using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>What a rider is shown of stations that are of no use just now: one state, one look, and nothing that would be refused.</summary>
public sealed class StationStateTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [Trait("Case", "W27")]
    public async Task ClosedStation_WithFreePorts_ShowsNoNumber_AndNothingToReserve(int width, int height, ColorScheme scheme)
    {
        var station = demo.Devices[0].Station;
        await Close(station);
        await using var rider = await demo.Open("/rider", width, height, await demo.PlaceOf(station), scheme);
        await rider.First("locate").ClickAsync();
        var card = rider.Page.Locator($"[data-testid=station-card][data-station='{station}']");

        await Assertions.Expect(card.GetByTestId("free-count")).ToHaveAttributeAsync("data-state", "closed");
        await Assertions.Expect(card.GetByTestId("free-number")).ToHaveCountAsync(0);
        await card.GetByTestId("station-open").ClickAsync();
        await Assertions.Expect(rider.First("reserve-any")).ToBeDisabledAsync();
        // Its ports may well be available; a rider before the door cannot have them.
        await Assertions.Expect(rider.First("ports").Locator("[data-status=available]").First)
            .ToHaveClassAsync(new System.Text.RegularExpressions.Regex("shut"));
        await rider.IsInOrder($"rider-closed-{width}");
        rider.WasQuiet();
    }

    [Fact]
    [Trait("Case", "W27")]
    [Trait("Case", "S1")]
    public async Task StationThatWasNeverHeard_IsSaidToBe_AndIsNotShownAsFresh()
    {
        var place = await demo.PlaceOf(demo.Devices[1].Station);
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var (status, _) = await admin.Put("/api/v1/stations/never-heard", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = "从未联网驿站",
            position = new { lat = place.Latitude, lon = place.Longitude },
            ports = 6,
        });
        Assert.Equal(HttpStatusCode.OK, status);
        await using var rider = await demo.Open("/rider", 390, 844, place);
        await rider.First("locate").ClickAsync();
        var card = rider.Page.Locator("[data-testid=station-card][data-station=never-heard]");

        await Assertions.Expect(card.GetByTestId("free-count")).ToHaveAttributeAsync("data-state", "offline");
        await Assertions.Expect(card.GetByTestId("free-number")).ToHaveCountAsync(0);
        await Assertions.Expect(card.GetByTestId("freshness")).ToHaveAttributeAsync("data-kind", "never");
        rider.WasQuiet();
    }

    [Fact]
    public async Task FullStation_LetsARiderWait_AndTellsThemWhenItIsTheirTurn()
    {
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var place = await demo.PlaceOf(demo.Devices[2].Station);
        await admin.Put("/api/v1/stations/queued", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = "排队驿站",
            position = new { lat = place.Latitude, lon = place.Longitude },
            ports = 1,
        });
        var (_, secret) = await admin.Post("/api/v1/stations/queued/device-secret", new { operationId = Guid.NewGuid().ToString("N") });
        var device = await Person.SignIn(demo.Server.Client, new { grant = "device", stationId = "queued", secret = (string)secret!["secret"]! });
        await Report("charging");
        await using var rider = await demo.Open("/rider", 390, 844, place);
        await rider.SignIn("demo-rider-41");
        await rider.First("locate").ClickAsync();
        await rider.Page.Locator("[data-testid=station-card][data-station=queued]").GetByTestId("station-open").ClickAsync();

        await rider.First("queue-join").ClickAsync();
        await Assertions.Expect(rider.First("queue-place")).ToHaveAttributeAsync("data-place", "1");
        await rider.IsInOrder("rider-queue-390");

        await Report("available");
        await Assertions.Expect(rider.First("station-sheet").GetByTestId("reservation")).ToBeVisibleAsync();
        await Assertions.Expect(rider.First("queue-place")).ToHaveCountAsync(0);
        rider.WasQuiet();

        async Task Report(string status)
        {
            var at = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
            var report = new { operationId = Guid.NewGuid().ToString("N"), ports = new[] { new { port = 1, status, at } } };
            Assert.Equal(HttpStatusCode.OK, (await device.Post("/api/v1/stations/queued/ports:report", report)).Status);
        }
    }

    /// <summary>From now on it opens in two hours, in China.</summary>
    private async Task Close(string station)
    {
        var admin = await Person.SignIn(demo.Server.Client, "demo-admin");
        var before = JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}"))!;
        var china = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8));
        var (status, answer) = await admin.Put($"/api/v1/stations/{station}", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            name = (string)before["name"]!,
            position = new { lat = (double)before["position"]!["lat"]!, lon = (double)before["position"]!["lon"]! },
            ports = (int)before["ports"]!["total"]!,
            services = before["services"],
            hours = new { opens = Hour(china.AddHours(2)), closes = Hour(china.AddHours(3)) },
        });
        Assert.True(status == HttpStatusCode.OK, $"The station was not changed: {answer}");
    }

    private static string Hour(DateTimeOffset at) => at.ToString("HH:00", CultureInfo.InvariantCulture);
}
