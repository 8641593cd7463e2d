using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A page in a context of its own, whose console is listened to.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>Where screenshots go; nowhere when it is not set.</summary>
    private static readonly string? Shots = Environment.GetEnvironmentVariable("REDSTATION_SCREENSHOTS");

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly IBrowserContext context;

    private Window(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Enqueue($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"{page.Url}: {error}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Opens a page.</summary>
    /// <param name="browser">Where.</param>
    /// <param name="address">Which.</param>
    /// <param name="width">The window's, in CSS pixels.</param>
    /// <param name="height">The window's, in CSS pixels.</param>
    /// <param name="place">Where the device says it is.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="timezone">The computer's; null for this machine's.</param>
    /// <param name="worker">Whether a service worker may stand between.</param>
    /// <param name="script">What runs in the page before its own scripts do.</param>
    public static async Task<Window> Open(
        IBrowser browser, Uri address, int width, int height, Geolocation? place, ColorScheme scheme, string? timezone = null,
        bool worker = true, string? script = null)
    {
        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "zh-CN",
            ColorScheme = scheme,
            Geolocation = place,
            Permissions = place is null ? [] : ["geolocation"],
            HasTouch = width < 900,
            TimezoneId = timezone,
            // What a service worker asks for, a test cannot answer in its place.
            ServiceWorkers = worker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(ChromiumFixture.HangLimitMs);
        if (script is not null)
        {
            await context.AddInitScriptAsync(script);
        }

        var window = new Window(context, await context.NewPageAsync());
        await window.Page.GotoAsync(address.ToString());
        return window;
    }

    /// <summary>The element with a test id.</summary>
    public ILocator The(string testId) => Page.GetByTestId(testId);

    /// <summary>The first visible element with a test id.</summary>
    public ILocator First(string testId) => The(testId).First;

    /// <summary>Moves to another place, as the phone's positioning says.</summary>
    public Task MoveTo(float lat, float lon) => context.SetGeolocationAsync(new() { Latitude = lat, Longitude = lon, Accuracy = 10 });

    /// <summary>Takes the network away, or gives it back.</summary>
    public Task Offline(bool offline) => context.SetOfflineAsync(offline);

    /// <summary>Signs a demo person in through the page.</summary>
    public Task SignIn(string subject) => SignIn(Page, subject);

    /// <summary>Signs a demo person in through a page.</summary>
    public static async Task SignIn(IPage page, string subject)
    {
        // Some pages open with the people to become, others behind a button.
        var (people, more) = (page.GetByTestId("demo-people"), page.GetByTestId("demo-more"));
        await people.Or(page.GetByTestId("sign-in-open")).First.WaitForAsync();
        if (await people.CountAsync() == 0)
        {
            await page.GetByTestId("sign-in-open").First.ClickAsync();
        }

        await people.First.WaitForAsync();
        if (await more.CountAsync() > 0)
        {
            await more.First.ClickAsync();
        }

        await page.Locator($"[data-testid=demo-person][data-subject='{subject}']").ClickAsync();
        await page.GetByTestId("sign-out").First.WaitForAsync();
    }

    /// <summary>Clicks near the middle of an element, where a map that shows one task has its mark.</summary>
    public async Task ClickBesideTheMiddle(string testId)
    {
        var box = (await First(testId).BoundingBoxAsync())!;
        await First(testId).ClickAsync(new() { Position = new() { X = (box.Width / 2) - 45, Y = (box.Height / 2) - 45 } });
    }

    /// <summary>Keeps a picture under a name, where pictures are kept.</summary>
    public async Task Picture(string name)
    {
        if (Shots is not null)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png"), FullPage = true });
        }
    }

    /// <summary>Fails when axe finds something or the page is wider than the window; keeps a picture under a name.</summary>
    public async Task IsInOrder(string name)
    {
        await ComesToRest();
        if (Shots is not null)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Shots, name + ".png") });
        }

        var found = await Page.Violations();
        Assert.True(found.Count == 0, $"{name}: " + string.Join("\n", found));
        Assert.True(await Page.Evaluate<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than its window.");
    }

    /// <summary>Fails when the console has complained.</summary>
    public void WasQuiet() => Assert.True(complaints.IsEmpty, string.Join("\n", complaints));

    public async ValueTask DisposeAsync() => await context.End();

    /// <summary>
    /// Waits until what slides or fades in has arrived: half transparent, its contrast is that of no state a person reads. What
    /// moves for ever is not waited for.
    /// </summary>
    private async Task ComesToRest() => await Page.Evaluate(
        """
        Promise.allSettled(document.getAnimations()
          .filter(one => one.effect?.getComputedTiming().endTime !== Infinity)
          .map(one => one.finished))
        """);
}
