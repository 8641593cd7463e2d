using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The rider's list of stations, as somebody uses it who comes every day.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class StationListTests(DemoBrowserFixture demo)
{
    /// <summary>How far down the list is, in pixels: the page on a phone, its column beside a map.</summary>
    private const string Scrolled = "() => Math.max(document.scrollingElement.scrollTop, document.querySelector('.side').scrollTop)";

    [Theory]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task List_KeepsItsPlace_ItsFilter_AndAFavourite(int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, scheme: scheme);
        var cards = rider.The("station-card");
        await cards.Nth(20).WaitForAsync();
        await rider.First("filter-service").SelectOptionAsync("water");
        await cards.Nth(12).ScrollIntoViewIfNeededAsync();
        var order = await Order(rider);
        var (down, id) = (await rider.Page.Evaluate<int>(Scrolled), order[12]);
        Assert.True(down > 100, $"The list was {down} pixels down.");

        var opened = rider.Page.Locator($"[data-testid=station-card][data-station='{id}']").GetByTestId("station-open");
        await opened.ClickAsync();
        await rider.First("favourite").ClickAsync();
        await Assertions.Expect(rider.First("favourite")).ToHaveAttributeAsync("aria-pressed", "true");
        await rider.IsInOrder($"rider-favourite-{width}");
        await rider.First("station-sheet-close").ClickAsync();
        await Assertions.Expect(rider.The("station-sheet")).ToHaveCountAsync(0);

        // Nothing has moved, though the favourite is to be the first one.
        Assert.Equal(order, await Order(rider));
        Assert.InRange(await rider.Page.Evaluate<int>(Scrolled), down - 5, down + 5);
        await Assertions.Expect(opened).ToBeFocusedAsync();
        await rider.First("nav-code").ClickAsync();
        await Assertions.Expect(cards).ToHaveCountAsync(0);
        await rider.First("nav-near").ClickAsync();
        await cards.Nth(20).WaitForAsync();
        Assert.InRange(await rider.Page.Evaluate<int>(Scrolled), down - 5, down + 5);

        await rider.Page.ReloadAsync();
        await Assertions.Expect(cards.First).ToHaveAttributeAsync("data-station", id);
        await Assertions.Expect(rider.First("filter-service")).ToHaveValueAsync("water");
        await rider.IsInOrder($"rider-list-{width}");
        rider.WasQuiet();
    }

    private static async Task<string[]> Order(Window rider) => await rider.Page.Evaluate<string[]>(
        "[...document.querySelectorAll('[data-testid=station-card]')].map(card => card.dataset.station)");
}
