using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Rider, dispatcher and station at work together, in real browsers.</summary>
public sealed partial class FlowTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData("demo-rider-07", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-08", 1440, 900, ColorScheme.Dark)]
    public async Task RiderDispatcherAndStation_WorkTogether(string subject, int width, int height, ColorScheme scheme)
    {
        await using var dispatcher = await demo.Open("/dispatch", width, height, scheme: scheme);
        await dispatcher.SignIn("demo-dispatcher-hz");
        await dispatcher.First("board").WaitForAsync();
        var (lat, lon) = await PlaceTask(dispatcher);
        await dispatcher.IsInOrder($"dispatch-new-{width}");

        await using var rider = await demo.Open("/rider", width, height, await demo.PlaceOf(demo.Devices[0].Station), scheme);
        await rider.First("station-card").WaitForAsync();
        await rider.IsInOrder($"rider-near-{width}");
        await rider.SignIn(subject);
        await rider.First("locate").ClickAsync();
        await Reserve(rider, width);
        await rider.MoveTo(lat, lon);
        await GoOnDuty(rider);
        await rider.IsInOrder($"rider-duty-{width}");

        await dispatcher.First("new-task-submit").ClickAsync();
        await rider.First("offer-accept").WaitForAsync();
        await Assertions.Expect(rider.First("offer-insurance")).ToContainTextAsync(DemoBrowserFixture.Cover);
        await rider.First("task-map").WaitForAsync();
        await rider.IsInOrder($"rider-offer-{width}");
        await rider.First("offer-accept").ClickAsync();
        await rider.First("active-task").WaitForAsync();
        await dispatcher.Page.Locator("[data-testid=task-detail][data-status=assigned]").WaitForAsync();
        await Assertions.Expect(rider.First("task-insurance")).ToContainTextAsync(DemoBrowserFixture.Cover);
        await Assertions.Expect(dispatcher.First("task-insurance")).ToHaveTextAsync(DemoBrowserFixture.Cover);
        await rider.IsInOrder($"rider-task-{width}");

        await rider.First("task-start").ClickAsync();
        await rider.First("task-note").FillAsync("已清理通道");
        await rider.First("task-submit").ClickAsync();
        await dispatcher.Page.Locator("[data-testid=task-detail][data-status=submitted]").WaitForAsync();
        await dispatcher.IsInOrder($"dispatch-submitted-{width}");
        var before = await Points(rider);
        await dispatcher.First("task-verify").ClickAsync();
        await dispatcher.Page.Locator("[data-testid=task-detail][data-status=verified]").WaitForAsync();
        await Assertions.Expect(rider.First("points")).ToContainTextAsync((before + 3).ToString(CultureInfo.InvariantCulture));

        await Recognise(rider, width, height, scheme);
        rider.WasQuiet();
        dispatcher.WasQuiet();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public async Task StartPage_LeadsToTheThree_InBothLanguages(int width, int height)
    {
        await using var start = await demo.Open("/", width, height);
        await start.First("demo-section").WaitForAsync();
        await start.IsInOrder($"start-{width}");
        Assert.Equal("zh-CN", await start.Page.Locator("html").GetAttributeAsync("lang"));
        await start.First("lang-toggle").ClickAsync();
        await Assertions.Expect(start.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await start.IsInOrder($"start-en-{width}");
        foreach (var role in (string[])["rider", "dispatcher", "station"])
        {
            await start.First("door-" + role).WaitForAsync();
        }

        start.WasQuiet();
    }

    [Fact]
    public async Task FreePorts_ChangeWithoutReloading()
    {
        var (subject, station) = demo.Devices[0];
        var detail = JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}", TestContext.Current.CancellationToken))!;
        var free = (int)detail["ports"]!["available"]!;
        var port = (int)detail["ports"]!["items"]!.AsArray().First(item => (string?)item!["status"] == "available")!["port"]!;
        await using var rider = await demo.Open("/rider", 390, 844, await demo.PlaceOf(station));
        await rider.First("locate").ClickAsync();
        var number = rider.Page.Locator($"[data-testid=station-card]:has-text('{detail["name"]}')").GetByTestId("free-number");
        await Assertions.Expect(number).ToContainTextAsync(free.ToString(CultureInfo.InvariantCulture));

        var device = await Person.SignIn(demo.Server.Client, subject);
        await device.Post($"/api/v1/stations/{station}/ports:report", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            ports = new[] { new { port, status = "charging", at = DateTimeOffset.UtcNow } },
        });

        await Assertions.Expect(number).ToContainTextAsync((free - 1).ToString(CultureInfo.InvariantCulture));
        rider.WasQuiet();
    }

    /// <summary>Clicks on the map and answers the place the page then names.</summary>
    private static async Task<(float Lat, float Lon)> PlaceTask(Window dispatcher)
    {
        await dispatcher.First("map").ClickAsync();
        var numbers = Number().Matches(await dispatcher.First("new-task-place").InnerTextAsync());
        await dispatcher.First("new-task-type-hazardCheck").ClickAsync();
        await dispatcher.First("new-task-note").FillAsync("楼道堆放电动车电池");
        return (float.Parse(numbers[0].Value, CultureInfo.InvariantCulture), float.Parse(numbers[1].Value, CultureInfo.InvariantCulture));
    }

    private static async Task Reserve(Window rider, int width)
    {
        await rider.Page.Locator("[data-testid=station-card]:has([data-state=free]) [data-testid=station-open]").First.ClickAsync();
        await rider.First("reserve-any").ClickAsync();
        await rider.First("reservation").WaitForAsync();
        await rider.First("station-sheet-close").ClickAsync();
        await rider.IsInOrder($"rider-reserved-{width}");
        await rider.First("reservation-cancel").ClickAsync();
        await Assertions.Expect(rider.The("reservation")).ToHaveCountAsync(0);
    }

    private static async Task GoOnDuty(Window rider)
    {
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
    }

    private static async Task<int> Points(Window rider) =>
        int.Parse(Number().Match(await rider.First("points").InnerTextAsync()).Value, CultureInfo.InvariantCulture);

    private async Task Recognise(Window rider, int width, int height, ColorScheme scheme)
    {
        var (subject, station) = demo.Devices[^1];
        await using var screen = await demo.Open($"/station/{station}", width, height, scheme: scheme);
        await screen.First("ports").WaitForAsync();
        await screen.SignIn(subject);
        await screen.First("reader-ready").WaitForAsync();
        await screen.IsInOrder($"station-{width}");

        await rider.First("nav-code").ClickAsync();
        await rider.First("qr").WaitForAsync();
        await rider.IsInOrder($"rider-code-{width}");
        // A code lives for a minute; looking the page over may take as long.
        await rider.First("nav-near").ClickAsync();
        var answer = await rider.Page.RunAndWaitForResponseAsync(
            () => rider.First("nav-code").ClickAsync(), response => response.Url.EndsWith("/riders/me/credential", StringComparison.Ordinal));
        await TypingReader.Read(screen.Page, (string)JsonNode.Parse(await answer.TextAsync())!["credential"]!);
        await screen.First("welcome").WaitForAsync();
        await rider.First("recognised").WaitForAsync();
        await screen.IsInOrder($"station-welcome-{width}");
        screen.WasQuiet();
    }

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Number();
}
