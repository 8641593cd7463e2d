using System.Globalization;

namespace RedStation.Tests.Browser;

/// <summary>
/// How long a cheap phone shows nothing useful. A measurement, so it is asked for:
/// <c>dotnet run --project tests/Browser -- -explicit only -class '*PaintTests' -showLiveOutput</c>.
/// </summary>
[Collection(SharedCityCollection.Name)]
public sealed class PaintTests(DemoBrowserFixture demo, ITestOutputHelper print)
{
    private const int Loads = 9;

    /// <summary>How much slower than this machine the phone is.</summary>
    private const int Slowness = 4;

    /// <summary>Notes when the first station is on the screen: in the document, and one frame later painted.</summary>
    private const string Watch =
        """
        new MutationObserver((_, observer) => {
          if (!document.querySelector('[data-testid=station-card]')) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => { window.firstStation = performance.now(); }));
        }).observe(document, { childList: true, subtree: true });
        """;

    [Fact(Explicit = true)]
    public async Task RiderPage_ColdOnASlowPhone_ShowsStations()
    {
        var times = new List<(double Paint, double Station)>();
        for (var load = 0; load < Loads; load++)
        {
            times.Add(await Load());
        }

        var paint = times.Select(time => time.Paint).Order().ElementAt(Loads / 2);
        var station = times.Select(time => time.Station).Order().ElementAt(Loads / 2);
        print.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"/rider at {Slowness}x CPU throttling, cold cache, median of {Loads}: first paint {paint:0} ms, "
            + $"first station {station:0} ms (worst {times.Max(time => time.Station):0} ms)"));
    }

    /// <summary>Each load has a context of its own, and with it an empty cache.</summary>
    private async Task<(double Paint, double Station)> Load()
    {
        await using var context = await demo.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await using var protocol = await context.NewCDPSessionAsync(page);
        await protocol.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slowness });
        await page.AddInitScriptAsync(Watch);
        await page.GotoAsync(new Uri(demo.Server.Address, "/rider").ToString());
        await page.GetByTestId("station-card").First.WaitForAsync();
        double? station = null;
        while (station is null)
        {
            station = await page.Evaluate<double?>("window.firstStation");
        }

        return (await page.Evaluate<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"), station.Value);
    }
}
