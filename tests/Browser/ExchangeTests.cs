using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider spends points, a provider hands over: in real browsers, small and wide, light and dark, Chinese and English.</summary>
public sealed class ExchangeTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>The twenty seconds for which a screen says what was handed over, gone at once where a test says so.</summary>
    private const string OverlayPasses =
        """
        window.overlayPasses = false;
        {
          const later = window.setTimeout;
          window.setTimeout = (act, ms, ...more) => later(act, window.overlayPasses && ms === 20000 ? 0 : ms, ...more);
        }
        """;

    private const string Meal = "[data-testid=service][data-service=hot-meal]";

    [Theory]
    [InlineData("demo-rider-21", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-22", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_EarnsReservesAndIsHandedOver(string subject, int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, await demo.PlaceOf(demo.Devices[0].Station), scheme);
        await rider.SignIn(subject);
        await rider.First("nav-exchange").ClickAsync();
        await rider.Page.Locator(Meal).GetByTestId("why-not").WaitForAsync();
        await rider.IsInOrder($"exchange-poor-{width}");
        await Earn(rider, subject);
        await rider.First("nav-exchange").ClickAsync();
        await rider.Page.Locator(Meal).GetByTestId("reserve").ClickAsync();
        await rider.First("reserve-dialog").WaitForAsync();
        await rider.IsInOrder($"exchange-confirm-{width}");
        await rider.First("reserve-confirm").ClickAsync();
        await rider.First("code-dialog").WaitForAsync();
        await rider.IsInOrder($"exchange-code-{width}");
        var code = (await rider.First("code").InnerTextAsync()).Trim();
        Assert.Matches("^[0-9]{4} [0-9]{4}$", code);
        await rider.First("code-dialog-close").ClickAsync();
        await rider.IsInOrder($"exchange-mine-{width}");

        await using var provider = await demo.Open("/provider", width, height, scheme: scheme);
        await provider.SignIn("demo-provider-station-stock");
        await provider.IsInOrder($"provider-{width}");
        await provider.First("code-input").FillAsync(code);
        await provider.First("look").ClickAsync();
        await provider.First("deliver").WaitForAsync();
        await provider.IsInOrder($"provider-found-{width}");
        await provider.First("deliver").ClickAsync();
        await provider.Page.Locator("[data-testid=found][data-status=delivered]").WaitForAsync();
        await provider.IsInOrder($"provider-delivered-{width}");
        await provider.First("undo").ClickAsync();
        await provider.Page.Locator("[data-testid=found][data-status=reserved]").WaitForAsync();
        await AtTheScreen(code, width, height, scheme);

        await provider.First("tab-services").ClickAsync();
        await provider.First("my-service").WaitForAsync();
        await provider.First("stock").FillAsync("25");
        await provider.First("stock-save").ClickAsync();
        await provider.First("notice-good").WaitForAsync();
        await provider.IsInOrder($"provider-services-{width}");
        await provider.First("tab-deliveries").ClickAsync();
        await provider.First("delivery").WaitForAsync();
        await provider.IsInOrder($"provider-deliveries-{width}");
        await InEnglish(provider, width);

        await rider.Page.ReloadAsync();
        await rider.First("nav-exchange").ClickAsync();
        await rider.Page.GetByTestId("star").Nth(3).CheckAsync();
        await rider.First("rate-send").ClickAsync();
        await rider.First("my-stars").WaitForAsync();
        await rider.First("lang-toggle").ClickAsync();
        await Assertions.Expect(rider.First("exchange")).ToContainTextAsync("Services for points");
        await rider.IsInOrder($"exchange-english-{width}");
        rider.WasQuiet();
        provider.WasQuiet();
    }

    /// <summary>All of the provider's page in its other language: nothing on it is Chinese but riders' names.</summary>
    private async Task InEnglish(Window provider, int width)
    {
        var people = JsonNode.Parse(await demo.Server.Client.GetStringAsync("/api/v1/demo/people"))!["items"]!.AsArray();
        var names = people.Select(person => (string)person!["displayName"]!).OrderByDescending(name => name.Length).ToList();
        await provider.First("lang-toggle").ClickAsync();
        foreach (var (tab, there) in new[] { ("deliveries", "owed"), ("services", "my-service"), ("handOver", "code-input") })
        {
            await provider.First("tab-" + tab).ClickAsync();
            await provider.First(there).WaitForAsync();
            await provider.IsInOrder($"provider-english-{tab}-{width}");
            var text = await provider.Page.Locator("main").InnerTextAsync();
            var said = names.Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", said);
        }
    }

    /// <summary>
    /// A station's screen reads the code and takes the delivery back while it says so, reads it again and takes it back after it has said so, and
    /// reads it once more.
    /// </summary>
    private async Task AtTheScreen(string code, int width, int height, ColorScheme scheme)
    {
        var (device, station) = demo.Devices[0];
        await using var screen = await demo.Open("/station/" + station, width, height, scheme: scheme, script: OverlayPasses);
        await screen.SignIn(device);
        await screen.First("reader").WaitForAsync();
        Assert.Equal(0, await screen.The("recent-open").CountAsync());
        await Read();
        await screen.Page.Locator("[data-testid=screen-delivered][data-undone=false]").WaitForAsync();
        await screen.IsInOrder($"screen-delivered-{width}");
        await screen.First("screen-undo").ClickAsync();
        await screen.Page.Locator("[data-testid=screen-delivered][data-undone=true]").WaitForAsync();

        await screen.Page.Evaluate("overlayPasses = true");
        await Read();
        await screen.First("recent-open").ClickAsync();
        await screen.First("recent-one").WaitForAsync();
        await screen.IsInOrder($"screen-recent-{width}");
        await screen.First("recent-undo").ClickAsync();
        await screen.Page.Locator("[data-testid=screen-delivered][data-undone=true]").WaitForAsync();
        Assert.Equal(0, await screen.The("recent-open").CountAsync());

        await screen.Page.Evaluate("overlayPasses = false");
        await Read();
        await screen.Page.Locator("[data-testid=screen-delivered][data-undone=false]").WaitForAsync();
        screen.WasQuiet();

        Task Read() => TypingReader.Read(screen.Page, "RSX:" + code.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Two hazard checks, as a dispatcher gives them.</summary>
    private async Task Earn(Window rider, string subject)
    {
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var (dispatcher, self) = (await demo.Dispatcher(), await Person.SignIn(demo.Server.Client, subject));
        for (var task = 0; task < 2; task++)
        {
            var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2741, 120.1551, "井盖缺失");
            await Do(dispatcher, $"/api/v1/tasks/{id}/assign", new { operationId = Guid.NewGuid(), riderId = subject });
            await Do(self, $"/api/v1/tasks/{id}/submit", new { operationId = Guid.NewGuid(), evidence = new { note = "处理好了" } });
            await Do(dispatcher, $"/api/v1/tasks/{id}/verify", new { operationId = Guid.NewGuid() });
        }

        await Assertions.Expect(rider.First("points")).ToHaveTextAsync("6");
    }

    private static async Task Do(Person who, string path, object body)
    {
        var (status, answer) = await who.Post(path, body);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {(JsonNode?)answer}");
    }
}
