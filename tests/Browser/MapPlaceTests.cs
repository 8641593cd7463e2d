using System.Globalization;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Whether what a map shows is where it is, and is seen.</summary>
public sealed class MapPlaceTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    /// <summary>Metres of a degree of latitude.</summary>
    private const double Degree = 111_320;

    /// <summary>
    /// How far, in pixels, the middle of an element is from where a place is drawn, by the web-map projection and the map's own view.
    /// </summary>
    private const string AwayFrom =
        """
        ([selector, lat, lon]) => {
          const map = [...document.querySelectorAll('[data-testid=map]')].find(one => one.offsetWidth > 0);
          const element = map?.querySelector(selector);
          if (!element || !map.dataset.view) return -1;
          const [atLat, atLon, zoom] = map.dataset.view.split(',').map(Number);
          const world = 256 * 2 ** zoom;
          const project = (la, lo) => [
            world * (lo / 360 + 0.5), world * (0.5 - Math.log(Math.tan(Math.PI / 4 + la * Math.PI / 360)) / (2 * Math.PI)),
          ];
          const [x, y] = project(lat, lon);
          const [cx, cy] = project(atLat, atLon);
          const frame = map.getBoundingClientRect();
          const box = element.getBoundingClientRect();
          return Math.hypot(
            box.x + box.width / 2 - (frame.x + frame.width / 2 + x - cx), box.y + box.height / 2 - (frame.y + frame.height / 2 + y - cy));
        }
        """;

    /// <summary>How opaque the land of the district outlines is at the middle of the map, 0 … 255, or -1 while it is not drawn.</summary>
    private const string LandAtTheMiddle =
        """
        () => {
          const frame = document.querySelector('[data-testid=map]');
          const canvas = document.querySelector('.leaflet-outlines-pane canvas');
          if (!frame || !canvas) return -1;
          const map = frame.getBoundingClientRect();
          const all = canvas.getBoundingClientRect();
          const ratio = canvas.width / all.width;
          const copy = new OffscreenCanvas(9, 9).getContext('2d', { willReadFrequently: true });
          copy.drawImage(canvas, (map.x + map.width / 2 - all.x) * ratio - 4, (map.y + map.height / 2 - all.y) * ratio - 4, 9, 9, 0, 0, 9, 9);
          const alphas = [...copy.getImageData(0, 0, 9, 9).data].filter((_, index) => index % 4 === 3).sort((a, b) => a - b);
          return alphas[40];
        }
        """;

    /// <summary>Whether every task's mark lies wholly within the map.</summary>
    private const string AllInTheFrame =
        """
        () => {
          const frame = document.querySelector('[data-testid=map]').getBoundingClientRect();
          const all = [...document.querySelectorAll('.task-marker')].map(one => one.getBoundingClientRect());
          return all.length > 1 && all.every(box => box.x >= frame.x && box.right <= frame.right && box.y >= frame.y && box.bottom <= frame.bottom);
        }
        """;

    /// <summary>A red pixel, as a tile.</summary>
    private static readonly byte[] RedTile = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W2")]
    public async Task RidersTask_210MetresNorth_IsDrawnThere_AtEveryZoomAndSize(int width, int height)
    {
        var here = await demo.PlaceOf(demo.Devices[1].Station);
        var (lat, lon) = (here.Latitude + (210 / Degree), (double)here.Longitude);
        var subject = width == 390 ? "demo-rider-11" : "demo-rider-12";
        await using var rider = await demo.Open("/rider", width, height, here);
        await rider.First("station-card").WaitForAsync();
        await rider.SignIn(subject);
        await rider.First("locate").ClickAsync();
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        var task = await DemoBrowserFixture.OpenTask(dispatcher, lat, lon, "北面 210 米");
        await dispatcher.Post($"/api/v1/tasks/{task}/assign", new { operationId = "assign", riderId = subject });
        await rider.First("active-task").WaitForAsync();

        if (width == 390)
        {
            await rider.First("nav-map").ClickAsync();
        }

        await IsDrawnAt(rider, ".task-dot", lat, lon);
        await IsDrawnAt(rider, ".here-dot", here.Latitude, here.Longitude);
        foreach (var button in (string[])[".leaflet-control-zoom-in", ".leaflet-control-zoom-in", ".leaflet-control-zoom-out"])
        {
            await rider.Page.Locator(button).ClickAsync();
            await IsDrawnAt(rider, ".task-dot", lat, lon);
        }

        await rider.Page.SetViewportSizeAsync(height, width);
        await IsDrawnAt(rider, ".task-dot", lat, lon);
        await rider.Page.SetViewportSizeAsync(width, height);
        if (width == 390)
        {
            // The map is put away and made anew.
            await rider.First("nav-near").ClickAsync();
            await rider.First("nav-map").ClickAsync();
        }

        await IsDrawnAt(rider, ".task-dot", lat, lon);
        await rider.IsInOrder($"rider-map-task-{width}");
        await dispatcher.Post($"/api/v1/tasks/{task}/cancel", new { operationId = "cancel" });
        rider.WasQuiet();
    }

    [Fact]
    [Trait("Case", "W2")]
    public async Task NothingThatLeafletPlaces_IsTurnedOrMovedByUs()
    {
        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        await window.First("map").ClickAsync();
        await window.First("new-task").WaitForAsync();

        var turned = await window.Page.Evaluate<string[]>(
            """
            [...document.querySelectorAll('.leaflet-marker-icon, .leaflet-pane, .station-canvas, .leaflet-tile')]
              .filter(one => { const style = getComputedStyle(one);
                return style.rotate !== 'none' || style.translate !== 'none' || style.scale !== 'none'
                  || /transform|all/.test(style.transitionProperty) && parseFloat(style.transitionDuration) > 0; })
              .map(one => one.className)
            """);

        Assert.Empty(turned);
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    [Trait("Case", "W19")]
    public async Task OpenTasks_FortySeven_AreAllInTheFirstView_AndComeApartWhenOneComesNearer(int width, int height)
    {
        var dispatcher = await demo.Dispatcher();
        var tasks = new List<(string Id, double Lat, double Lon)>();
        for (var number = 0; number < 47; number++)
        {
            // All over Hangzhou, some of them at one spot.
            var (lat, lon) = number < 6 ? (30.2594, 120.1301) : (30.16 + (0.03 * (number % 7)), 120.05 + (0.025 * (number / 7)));
            tasks.Add((await DemoBrowserFixture.OpenTask(dispatcher, lat, lon, $"第 {number} 件"), lat, lon));
        }

        await using var window = await demo.Open("/dispatch", width, height);
        await window.SignIn("demo-dispatcher-hz");
        await window.Page.WaitForFunctionAsync(
            """
            ids => {
              const shown = [...document.querySelectorAll('.task-marker')].flatMap(one => one.dataset.tasks.split(' '));
              return ids.every(id => shown.includes(id));
            }
            """,
            tasks.Select(task => task.Id).ToArray());

        await window.Page.WaitForFunctionAsync(AllInTheFrame);
        Assert.Empty(await window.Page.Evaluate<string[]>(
            """
            (() => {
              const all = [...document.querySelectorAll('.task-marker')].map(one => [one.dataset.tasks, one.getBoundingClientRect()]);
              return all.flatMap(([id, a], n) => all.slice(n + 1)
                .filter(([, b]) => Math.hypot(a.x - b.x, a.y - b.y) < 35.5).map(([other]) => `${id} covers ${other}`));
            })()
            """));
        await window.IsInOrder($"dispatch-47-{width}");

        var cluster = window.First("task-cluster");
        var ids = (await cluster.GetAttributeAsync("data-tasks"))!.Split(' ');
        var view = await window.First("map").GetAttributeAsync("data-view");
        await cluster.ClickAsync();
        await window.Page.WaitForFunctionAsync(
            """
            ([ids, view]) => document.querySelector('[data-testid=map]').dataset.view !== view
              || ids.includes(document.querySelector('[data-testid=task-detail]')?.dataset.task)
            """,
            new object[] { ids, view! });
        foreach (var (id, lat, lon) in tasks)
        {
            await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
        }

        window.WasQuiet();
    }

    [Fact]
    [Trait("Case", "W19")]
    public async Task Tasks_ThatComeLater_AreInView_UntilTheDispatcherHasChosenAnother()
    {
        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        await Assertions.Expect(window.First("empty-waiting")).ToContainTextAsync("没有");
        var dispatcher = await demo.Dispatcher();
        var ids = new List<string>();
        foreach (var (lat, lon) in ((double, double)[])[(30.25, 120.15), (30.17, 120.26), (30.31, 119.95)])
        {
            ids.Add(await DemoBrowserFixture.OpenTask(dispatcher, lat, lon, "一件一件来"));
            var shown = ids.Count;
            await window.Page.WaitForFunctionAsync($"() => document.querySelectorAll('.task-marker').length === {shown}");
        }

        await window.Page.WaitForFunctionAsync(AllInTheFrame);
        await window.Page.Locator(".leaflet-control-zoom-in").ClickAsync();
        var view = await window.First("map").GetAttributeAsync("data-view");
        ids.Add(await DemoBrowserFixture.OpenTask(dispatcher, 29.9, 119.7, "远处"));
        await Assertions.Expect(window.The("task-card").Filter(new() { HasText = "远处" }).First).ToBeVisibleAsync();
        Assert.Equal(view, await window.First("map").GetAttributeAsync("data-view"));
        foreach (var id in ids)
        {
            await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
        }

        window.WasQuiet();
    }

    [Fact]
    [Trait("Case", "W19")]
    public async Task TasksAtOneSpot_AreGoneThrough_ByClickingThere()
    {
        var dispatcher = await demo.Dispatcher();
        var ids = new HashSet<string>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add(await DemoBrowserFixture.OpenTask(dispatcher, 30.2501, 120.1503, $"同一处 {number}"));
        }

        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        await window.Page.Locator($"[data-testid=task-card][data-task='{ids.First()}']").ClickAsync();
        var seen = new HashSet<string>();
        for (var click = 0; click < 3; click++)
        {
            var shown = (await window.First("task-detail").GetAttributeAsync("data-task"))!;
            seen.Add(shown);
            await window.Page.Locator(".task-marker.chosen").ClickAsync();
            await Assertions.Expect(window.First("task-detail")).Not.ToHaveAttributeAsync("data-task", shown);
        }

        Assert.Equal(ids.Order(), seen.Order());
        foreach (var id in ids)
        {
            await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
        }

        window.WasQuiet();
    }

    [Fact]
    [Trait("Case", "W19")]
    public async Task DispatchersMarkers_AreWhereTheTasksAre_AtEveryZoom()
    {
        var dispatcher = await demo.Dispatcher();
        var (lat, lon) = (30.2433, 120.1452);
        var id = await DemoBrowserFixture.OpenTask(dispatcher, lat, lon, "白堤");
        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        await window.Page.Locator($"[data-testid=task-card][data-task='{id}']").ClickAsync();
        for (var turn = 0; turn < 4; turn++)
        {
            await IsDrawnAt(window, $".task-marker[data-tasks='{id}']", lat, lon);
            await window.Page.Locator(turn < 2 ? ".leaflet-control-zoom-in" : ".leaflet-control-zoom-out").ClickAsync();
        }

        await window.Page.SetViewportSizeAsync(1100, 700);
        await IsDrawnAt(window, $".task-marker[data-tasks='{id}']", lat, lon);
        await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
        window.WasQuiet();
    }

    [Theory]
    [InlineData("/dispatch")]
    [InlineData("/rider")]
    [Trait("Case", "W1")]
    public async Task BaseMap_ThatIsConfigured_IsSeen_AndNamed(string path)
    {
        await using var window = await demo.Open("about:blank", 1440, 900, worker: false);
        await window.Page.RouteAsync("**/api/v1/map", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body =
                """
                {"layers":[{"id":"streets","urls":["/tiles/{z}/{x}/{y}.png"],"datum":"wgs84",
                "attribution":"© 天地图 GS(2024)0568号","maxZoom":18}]}
                """,
        }));
        await window.Page.RouteAsync("**/tiles/**", route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = RedTile }));
        await Show(window, path);

        await Assertions.Expect(window.First("map-base")).ToContainTextAsync("天地图");
        foreach (var button in (string?[])[null, ".leaflet-control-zoom-in", ".leaflet-control-zoom-in", ".leaflet-control-zoom-out"])
        {
            await (button is null ? Task.CompletedTask : window.Page.Locator(button).ClickAsync());
            await LandIs(window, alpha => alpha == 0);
            Assert.True(await window.Page.Locator("img.leaflet-tile").CountAsync() > 0);
        }

        await window.First("theme-toggle").ClickAsync();
        await LandIs(window, alpha => alpha == 0);
        await window.IsInOrder($"map-tiles-{path.Trim('/')}");
    }

    [Fact]
    [Trait("Case", "W1")]
    public async Task BaseMap_ThatDoesNotCome_OrIsNotThere_LeavesTheLand_AndIsNotNamed()
    {
        await using var plain = await demo.Open("/dispatch", 1440, 900);
        await plain.SignIn("demo-dispatcher-hz");
        await LandIs(plain, alpha => alpha == 255);
        await Assertions.Expect(plain.First("map-base")).ToHaveTextAsync("底图只有辖区边界");

        await using var dead = await demo.Open("about:blank", 1440, 900, worker: false);
        await dead.Page.RouteAsync("**/api/v1/map", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """{"layers":[{"id":"streets","urls":["/tiles/{z}/{x}/{y}.png"],"datum":"gcj02","attribution":"© 天地图","maxZoom":18}]}""",
        }));
        await dead.Page.RouteAsync("**/tiles/**", route => route.FulfillAsync(new() { Status = 404 }));
        await Show(dead, "/dispatch");
        await LandIs(dead, alpha => alpha == 255);
        await Assertions.Expect(dead.First("map-base")).ToHaveTextAsync("底图只有辖区边界");
    }

    private async Task Show(Window window, string path)
    {
        await window.Page.GotoAsync(new Uri(demo.Server.Address, path).ToString());
        if (path == "/dispatch")
        {
            await window.SignIn("demo-dispatcher-hz");
        }

        await window.First("map").WaitForAsync();
    }

    private static Task LandIs(Window window, Predicate<int> wanted) => Until.True(
        async () => wanted(await window.Page.Evaluate<int>(LandAtTheMiddle)), "the land beneath the map");

    /// <summary>Within two pixels: a middle between two of them is rounded.</summary>
    private static async Task IsDrawnAt(Window window, string selector, double lat, double lon)
    {
        var away = double.NaN;
        await Until.True(
            async () =>
            {
                away = await window.Page.Evaluate<double>(AwayFrom, new object[] { selector, lat, lon });
                return away is >= 0 and <= 2;
            },
            () => string.Create(CultureInfo.InvariantCulture, $"{selector} at its place; it is {away:0} pixels away"));
    }
}
