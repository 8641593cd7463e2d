using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A browser that keeps what its pages keep when it is closed and opened again, like the one on a phone.</summary>
public sealed class Phone : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-phone-").FullName;
    private readonly DemoBrowserFixture demo;
    private readonly Uri address;
    private readonly Geolocation? place;
    private readonly string? before;
    private IBrowserContext? context;

    private Phone(DemoBrowserFixture demo, Uri address, Geolocation? place, string? before)
    {
        this.demo = demo;
        this.address = address;
        this.place = place;
        this.before = before;
    }

    /// <summary>The page that is open.</summary>
    public IPage Page { get; private set; } = null!;

    /// <summary>Everything that pages in it share.</summary>
    public IBrowserContext Context => context!;

    /// <summary>Opens a page.</summary>
    /// <param name="demo">The program.</param>
    /// <param name="path">The page.</param>
    /// <param name="proxy">The network it is reached over; null for a good one.</param>
    /// <param name="place">Where the phone is.</param>
    /// <param name="before">A script that runs before any of a page's own.</param>
    public static async Task<Phone> Open(
        DemoBrowserFixture demo, string path, FaultyProxy? proxy = null, Geolocation? place = null, string? before = null)
    {
        var phone = new Phone(demo, proxy?.Address ?? demo.Server.Address, place, before);
        await phone.Open(path);
        return phone;
    }

    /// <summary>Opens it again after <see cref="Close"/>.</summary>
    public async Task Open(string path, bool offline = false)
    {
        context = await demo.OpenKept(folder, place);
        if (before is not null)
        {
            await context.AddInitScriptAsync(before);
        }

        await context.SetOfflineAsync(offline);
        Page = context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync();
        await Page.GotoAsync(new Uri(address, path).ToString());
    }

    /// <summary>The system closes it, without a word to the page.</summary>
    public async Task Close()
    {
        await Context.End();
        context = null;
    }

    /// <summary>The first element with a test id.</summary>
    public ILocator The(string testId) => Page.GetByTestId(testId).First;

    /// <summary>Waits until the page would open without a network.</summary>
    public Task KeepsItsPage() => Page.Evaluate(
        """
        navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise(done =>
          navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }))).then(() => true)
        """);

    /// <summary>What a phone's system tells a page that is shown again.</summary>
    public Task Wake() => Page.Evaluate("document.dispatchEvent(new Event('visibilitychange'))");

    public async ValueTask DisposeAsync()
    {
        if (context is not null)
        {
            await context.End();
        }

        Directory.Delete(folder, recursive: true);
    }
}
