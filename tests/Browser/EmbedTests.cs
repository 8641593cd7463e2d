using System.Net;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Our pages inside a delivery platform's app, at another origin.</summary>
[Collection(PlatformCityCollection.Name)]
public sealed class EmbedTests(DemoBrowserFixture demo)
{
    private const int MostScript = 40 * 1024;

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Map_ShowsFreePortsNearby_AndIsAsHighAsItsContent(int width, ColorScheme scheme)
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await using var window = await platform.Open("map", width, scheme);
        var frame = window.Page.FrameLocator("iframe");

        await frame.GetByTestId("embed-station").First.WaitForAsync();
        await frame.Locator(".port-dot").First.WaitForAsync();

        await Until.True(async () => await window.Page.Evaluate<bool>(
            "document.querySelector('iframe').getBoundingClientRect().height >= 700"), "the frame to grow with its content");
        await window.Picture($"embed-map-{width}");
        await window.IsInOrder($"embed-map-{width}-top");
        window.WasQuiet();
    }

    [Fact]
    public async Task Map_GoesToThePlace_ThatThePlatformsPageSays()
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await using var window = await platform.Open("map", 390, ColorScheme.Light);
        var frame = window.Page.FrameLocator("iframe");
        await frame.GetByTestId("embed-station").First.WaitForAsync();
        var place = await demo.PlaceOf(demo.Devices[^1].Station);

        await window.Page.Evaluate($"embedded.setPlace({place.Latitude}, {place.Longitude})");

        await Assertions.Expect(frame.GetByTestId("embed-station").First).ToHaveAttributeAsync("data-station", demo.Devices[^1].Station);
        await Assertions.Expect(frame.GetByTestId("embed-locate")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_OfAnotherOrigin_GetsNoFrame()
    {
        await using var platform = await EmbeddingPlatform.Register(demo, "https://platform.example");
        await using var window = await platform.Open("map", 390, ColorScheme.Light);
        await window.Page.WaitForFunctionAsync("document.querySelector('iframe')");

        await Until.True(
            () => Task.FromResult(window.Page.Frames.Any(frame => frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal))),
            "Chromium to refuse the frame");
        Assert.Empty(await window.Page.Evaluate<string[]>("window.heard"));
    }

    [Fact]
    public async Task Duty_OfALinkedRider_IsShownAndTold_AndWithoutOneOnlyWhatItIsFor()
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await using var window = await platform.Open("duty", 390, ColorScheme.Light);
        var duty = window.Page.FrameLocator("iframe").GetByTestId("embed-duty");
        await Assertions.Expect(duty).ToHaveAttributeAsync("data-state", "notLinked");
        await window.IsInOrder("embed-duty-unlinked");

        await platform.Link("demo-rider-31");
        await window.Page.Evaluate("embedded.renew()");

        await Assertions.Expect(duty).ToHaveAttributeAsync("data-state", "none");
        await Until.True(async () => (await window.Page.Evaluate<string[]>("window.heard")).Contains("duty none"), "the page to be told");
        await window.IsInOrder("embed-duty");
        window.WasQuiet();
    }

    [Fact]
    public async Task Report_OfALinkedRider_IsTheirs()
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await platform.Link("demo-rider-32");
        await using var window = await platform.Open("report", 390, ColorScheme.Light);
        var frame = window.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.GetByTestId("embed-as")).ToHaveAttributeAsync("data-linked", "true");
        await window.IsInOrder("embed-report");

        await window.Page.Evaluate("embedded.setPlace(30.2741, 120.1551, 10)");
        await Send(frame, "路面坑洼，在平台里上报");

        await Until.True(
            async () => (await window.Page.Evaluate<string[]>("window.heard"))
                .Any(word => word.StartsWith("reported ", StringComparison.Ordinal)),
            "the platform's page to be told");
        var rider = await Person.SignIn(demo.Server.Client, "demo-rider-32");
        var (status, own) = await rider.Get("/api/v1/riders/me/cases");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("路面坑洼，在平台里上报", (string?)own!["items"]![0]!["note"]);
        window.WasQuiet();
    }

    [Fact]
    public async Task Report_WithoutALinkedRider_IsOneWithoutAccount()
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await using var window = await platform.Open("report", 1440, ColorScheme.Dark);
        var frame = window.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.GetByTestId("embed-as")).ToHaveAttributeAsync("data-linked", "false");
        await window.IsInOrder("embed-report-unlinked");

        await frame.GetByTestId("report-words").ClickAsync();

        await frame.GetByTestId("report-note").WaitForAsync();
        Assert.Equal(0, await frame.GetByTestId("report-voice").CountAsync());
    }

    /// <summary>Cookies go to frames of other origins only where they were made for it, and ours are not.</summary>
    [Theory]
    [InlineData("map")]
    [InlineData("report")]
    [InlineData("duty")]
    public async Task Embed_LoadsLessThan40KilobytesOfScript_AndSetsNoCookie(string page)
    {
        await using var platform = await EmbeddingPlatform.Register(demo);
        await using var window = await platform.Open(page, 390, ColorScheme.Light);
        await window.Page.FrameLocator("iframe").GetByTestId("embed-title").WaitForAsync();
        if (page == "map")
        {
            await window.Page.FrameLocator("iframe").GetByTestId("embed-station").First.WaitForAsync();
        }

        var frame = window.Page.Frames.Single(one => one.Url.Contains("/embed/", StringComparison.Ordinal));
        var scripts = await frame.Evaluate<string[]>(
            "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname).filter(path => path.endsWith('.js'))");
        var weight = 0L;
        foreach (var script in scripts.Distinct())
        {
            weight += Weights.Compressed(await demo.Server.Client.GetByteArrayAsync(script, TestContext.Current.CancellationToken));
        }

        Assert.NotEmpty(scripts);
        Assert.True(weight < MostScript, $"{weight} bytes of script in {scripts.Length} files: {string.Join(' ', scripts)}");
        Assert.Empty(await window.Page.Context.CookiesAsync());
    }

    private static async Task Send(IFrameLocator frame, string note)
    {
        await frame.GetByTestId("report-words").ClickAsync();
        await frame.GetByTestId("report-note").FillAsync(note);
        await frame.GetByTestId("report-send").ClickAsync();
        await Assertions.Expect(frame.GetByTestId("report-outcome")).ToHaveAttributeAsync("data-stage", "received");
    }
}
