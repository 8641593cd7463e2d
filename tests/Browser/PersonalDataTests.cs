using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider takes along what is known of them, and closes their account.</summary>
public sealed class PersonalDataTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData("demo-rider-21", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-22", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_DownloadsTheirData_AndClosesTheAccount_ByTypingTheirName(string subject, int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, new() { Latitude = 30.2433f, Longitude = 120.1452f }, scheme);
        await rider.SignIn(subject);
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("personal-open").ClickAsync();
        await rider.First("personal-lost").WaitForAsync();
        await rider.IsInOrder($"personal-{width}");
        var download = await rider.Page.RunAndWaitForDownloadAsync(() => rider.First("personal-download").ClickAsync());
        await using (var file = await download.CreateReadStreamAsync())
        {
            var export = await System.Text.Json.Nodes.JsonNode.ParseAsync(file, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(subject, (string?)export!["riderId"]);
        }

        await rider.First("personal-saved").WaitForAsync();
        // The server says how soon it may be asked again.
        await rider.First("personal-download").ClickAsync();
        await Assertions.Expect(rider.First("personal-trouble")).ToContainTextAsync("十分钟");

        await rider.First("personal-name").FillAsync("不是我");
        await rider.First("personal-confirm").ClickAsync();
        await Assertions.Expect(rider.First("personal-refusal")).ToContainTextAsync("不一致");
        await rider.IsInOrder($"personal-wrong-name-{width}");
        var label = await rider.Page.Locator("label:has([data-testid=personal-name])").InnerTextAsync();
        await rider.First("personal-name").FillAsync(label.Split('“', '”')[1]);
        await rider.First("personal-confirm").ClickAsync();
        await rider.First("personal-done").WaitForAsync();
        await rider.IsInOrder($"personal-closed-{width}");
        await rider.First("personal-ok").ClickAsync();
        await rider.First("sign-in-open").WaitForAsync();
    }

    [Theory]
    [InlineData("demo-rider-23", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-24", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_WhoHasSomethingOpen_ReadsWhatComesFirst(string subject, int width, int height, ColorScheme scheme)
    {
        await using var rider = await demo.Open("/rider", width, height, new() { Latitude = 30.2433f, Longitude = 120.1452f }, scheme, worker: false);
        await rider.Page.RouteAsync("**/api/v1/riders/me/erasure", async route =>
        {
            var answer = await route.FetchAsync();
            var outlook = System.Text.Json.Nodes.JsonNode.Parse(await answer.TextAsync())!;
            outlook["points"] = 120;
            outlook["openReports"] = 2;
            outlook["obstacles"] = new System.Text.Json.Nodes.JsonArray("taskInHand", "redemptionOpen");
            await route.FulfillAsync(new() { Response = answer, Body = outlook.ToJsonString() });
        });
        await rider.SignIn(subject);
        await rider.First("lang-toggle").ClickAsync();
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("personal-open").ClickAsync();
        await Assertions.Expect(rider.First("personal-obstacles")).ToContainTextAsync("hand it back");
        await Assertions.Expect(rider.First("personal-lost")).ToContainTextAsync("120 points");
        await Assertions.Expect(rider.The("personal-confirm")).ToHaveCountAsync(0);
        await rider.IsInOrder($"personal-obstacles-{width}");
    }
}
