using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>What pages show, and say of it, on lines that block WebSockets or die without a word.</summary>
public sealed class ConnectionFaultTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>
    /// Asked anew within 3 s, and drawn: on a machine that is busy later. Without being asked for, half a minute passes, and that is what must not
    /// be.
    /// </summary>
    private static readonly TimeSpan AfterWaking = TimeSpan.FromSeconds(25);

    [Fact]
    [Trait("Case", "W11")]
    public async Task BlockedWebSockets_ListPanelsAndDutyWorkAllTheSame()
    {
        var (device, station) = demo.Devices[2];
        await using var proxy = new FaultyProxy(demo.Server.Address) { BlocksWebSockets = true };
        await using var phone = await Phone.Open(demo, "/rider", proxy, await demo.PlaceOf(station));
        await phone.The("locate").ClickAsync();
        await Window.SignIn(phone.Page, "demo-rider-30");
        await phone.The("nav-duty").ClickAsync();
        await phone.The("duty-panel").WaitForAsync();
        await Assertions.Expect(phone.Page.GetByTestId("duty-signed-out")).ToHaveCountAsync(0);
        await phone.The("duty-toggle").ClickAsync();
        await Assertions.Expect(phone.The("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        await phone.The("nav-near").ClickAsync();
        var (number, free) = await FreeAt(phone.Page, station);
        await Occupy(device, station);
        await Assertions.Expect(number).ToContainTextAsync(free - 1);
    }

    [Fact]
    [Trait("Case", "W11")]
    public async Task BlockedWebSockets_DispatcherIsShownWhatThereIs()
    {
        await using var proxy = new FaultyProxy(demo.Server.Address) { BlocksWebSockets = true };
        var before = await OpenTask();
        await using var board = await Window.Open(demo.Browser, new Uri(proxy.Address, "/dispatch"), 1440, 900, null, ColorScheme.Light);
        await board.SignIn("demo-dispatcher-hz");
        await Card(board.Page, before).WaitForAsync();
        var after = await OpenTask();
        await Card(board.Page, after).WaitForAsync();
    }

    [Fact]
    [Trait("Case", "W12")]
    public async Task DeadLine_TheListIsAskedAnewOnWaking_AndMarkedUntilThen()
    {
        var (device, station) = demo.Devices[3];
        await using var proxy = new FaultyProxy(demo.Server.Address);
        await using var phone = await Phone.Open(demo, "/rider", proxy, await demo.PlaceOf(station));
        await phone.The("locate").ClickAsync();
        var (number, free) = await FreeAt(phone.Page, station);
        await Assertions.Expect(phone.Page.Locator("[data-testid=connection][data-known=live]")).ToHaveCountAsync(1);
        proxy.Die();
        await Occupy(device, station);

        await Remember(phone.Page);
        await phone.Wake();
        await Assertions.Expect(number).ToContainTextAsync(free - 1, new() { Timeout = (float)AfterWaking.TotalMilliseconds });
        Assert.Contains("stale", await Remembered(phone.Page), StringComparison.Ordinal);
        await Assertions.Expect(phone.Page.Locator("[data-testid=connection][data-known=live]")).ToHaveCountAsync(1);
    }

    [Fact]
    [Trait("Case", "W12")]
    public async Task DeadLine_BoardAndScreenAreAskedAnewOnWaking()
    {
        var (device, station) = demo.Devices[4];
        await using var proxy = new FaultyProxy(demo.Server.Address);
        await using var board = await Window.Open(demo.Browser, new Uri(proxy.Address, "/dispatch"), 1440, 900, null, ColorScheme.Light);
        await board.SignIn("demo-dispatcher-hz");
        await Card(board.Page, await OpenTask()).WaitForAsync();
        await using var screen = await Window.Open(demo.Browser, new Uri(proxy.Address, "/station/" + station), 1280, 800, null, ColorScheme.Light);
        await screen.First("ports").WaitForAsync();
        var free = int.Parse(await screen.First("free-number").InnerTextAsync(), CultureInfo.InvariantCulture);
        await screen.SignIn(device);
        await screen.First("reader-ready").WaitForAsync();
        proxy.Die();
        await Occupy(device, station);
        var task = await OpenTask();

        foreach (var page in (IPage[])[board.Page, screen.Page])
        {
            await page.Evaluate("document.dispatchEvent(new Event('visibilitychange'))");
        }

        var limit = (float)AfterWaking.TotalMilliseconds;
        await Assertions.Expect(Card(board.Page, task)).ToBeVisibleAsync(new() { Timeout = limit });
        await Assertions.Expect(screen.First("free-number"))
            .ToContainTextAsync((free - 1).ToString(CultureInfo.InvariantCulture), new() { Timeout = limit });
    }

    private static ILocator Card(IPage page, string task) => page.Locator($"[data-testid=task-card][data-task='{task}']").First;

    /// <summary>Notes every state that the page says of its numbers, from now on.</summary>
    private static Task Remember(IPage page) => page.Evaluate(
        """
        () => {
          const said = document.querySelector('[data-testid=connection]');
          window.rsSaid = [];
          new MutationObserver(() => window.rsSaid.push(said.dataset.known)).observe(said, { attributes: true });
        }
        """);

    private static Task<string> Remembered(IPage page) => page.Evaluate<string>("window.rsSaid.join()");

    private async Task<(ILocator Number, Free Free)> FreeAt(IPage page, string station)
    {
        var detail = JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}"))!;
        var number = page.Locator($"[data-testid=station-card]:has-text('{detail["name"]}')").GetByTestId("free-number").First;
        var free = new Free((int)detail["ports"]!["available"]!);
        await Assertions.Expect(number).ToContainTextAsync(free);
        return (number, free);
    }

    /// <summary>Somebody begins to charge there.</summary>
    private async Task Occupy(string device, string station)
    {
        var detail = JsonNode.Parse(await demo.Server.Client.GetStringAsync($"/api/v1/stations/{station}"))!;
        var port = (int)detail["ports"]!["items"]!.AsArray().First(item => (string?)item!["status"] == "available")!["port"]!;
        var person = await Person.SignIn(demo.Server.Client, device);
        await person.Post($"/api/v1/stations/{station}/ports:report", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            ports = new[] { new { port, status = "charging", at = DateTimeOffset.UtcNow } },
        });
    }

    private async Task<string> OpenTask()
    {
        var dispatcher = await Person.SignIn(demo.Server.Client, "demo-dispatcher-hz");
        var (_, made) = await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Guid.NewGuid().ToString("N"),
            type = "patrol",
            position = new { lat = 30.2594, lon = 120.1301 },
            note = "巡查",
            respondWithin = "PT30M",
        });
        return (string)made!["id"]!;
    }

    /// <summary>A number of free ports, as it is written.</summary>
    private readonly record struct Free(int Ports)
    {
        public static Free operator -(Free free, int taken) => new(free.Ports - taken);

        public static implicit operator string(Free free) => free.Ports.ToString(CultureInfo.InvariantCulture);
    }
}
