using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(RedStation.Tests.Browser.ChromiumFixture))]

namespace RedStation.Tests.Browser;

/// <summary>One Chromium for all tests. Each page has a context of its own, with its own storage, cookies and cache.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
    ];

    private IPlaywright? playwright;

    /// <summary>How long what a page is asked for may take, in milliseconds; it ends what hangs, and nothing is asserted by it.</summary>
    public static float HangLimitMs { get; } = (float)Until.HangLimit.TotalMilliseconds / 2;

    /// <summary>It.</summary>
    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(HangLimitMs);
        playwright = await Playwright.CreateAsync();
        Browser = await Launch();
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync().WaitAsync(Until.HangLimit);
        }

        playwright?.Dispose();
    }

    /// <summary>Another one, with flags of its own.</summary>
    public Task<IBrowser> Launch(params string[] more) =>
        playwright!.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = [.. Flags, .. more] });

    /// <summary>A phone's browser that keeps in a folder what its pages keep.</summary>
    public async Task<IBrowserContext> OpenKept(string folder, Geolocation? place)
    {
        var context = await playwright!.Chromium.LaunchPersistentContextAsync(folder, new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Flags,
            ViewportSize = new() { Width = 390, Height = 844 },
            Locale = "zh-CN",
            Geolocation = place,
            Permissions = place is null ? [] : ["geolocation"],
            HasTouch = true,
        });
        context.SetDefaultTimeout(HangLimitMs);
        return context;
    }
}
