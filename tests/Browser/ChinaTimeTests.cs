using System.Globalization;

namespace RedStation.Tests.Browser;

/// <summary>Pages on computers that are set to another zone than China's.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class ChinaTimeTests(DemoBrowserFixture demo)
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("America/Los_Angeles")]
    [Trait("Case", "W18")]
    public async Task Clock_AndHistory_AreChinas(string zone)
    {
        var id = await DemoBrowserFixture.OpenTask(await demo.Dispatcher(), 30.2433, 120.1452, "钟");
        await using var window = await demo.Open("/dispatch", 1440, 900, timezone: zone);
        await window.SignIn("demo-dispatcher-hz");
        await window.Page.Locator($"[data-testid=task-card][data-task='{id}']").ClickAsync();
        var first = window.First("task-history").Locator("li").Last.Locator("time");
        var at = DateTimeOffset.Parse((await first.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);
        Assert.Equal(at.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture), await first.InnerTextAsync());

        await using var screen = await demo.Open($"/station/{demo.Devices[0].Station}", 1280, 800, timezone: zone);
        await screen.First("clock").WaitForAsync();
        var before = China();
        var shown = await screen.First("clock").InnerTextAsync();
        Assert.Contains(shown, new[] { before, China() });
    }

    [Fact]
    [Trait("Case", "W18")]
    public async Task DoneToday_IsTodayInChina_ForEveryBoard()
    {
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "今天办结");
        await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel" });
        foreach (var zone in (string[])["America/Los_Angeles", "Pacific/Auckland"])
        {
            await using var window = await demo.Open("/dispatch", 1440, 900, timezone: zone);
            await window.SignIn("demo-dispatcher-hz");
            await window.First("column-done").Locator($"[data-task='{id}']").WaitForAsync();
        }
    }

    private static string China() => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).ToString("HH:mm", CultureInfo.InvariantCulture);
}
