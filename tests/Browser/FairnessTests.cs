using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Anybody reads by which rule tasks are offered; a rider also what it came to for them.</summary>
public sealed class FairnessTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    [Theory]
    [InlineData("demo-rider-25", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-26", 1440, 900, ColorScheme.Dark)]
    public async Task Rule_IsPublic_AndARiderReadsWhyATaskWasOfferedToThem(string subject, int width, int height, ColorScheme scheme)
    {
        await using (var anybody = await demo.Open("/fairness", width, height, scheme: scheme))
        {
            await Assertions.Expect(anybody.First("rule-who")).ToContainTextAsync("不满 8 小时");
            await Assertions.Expect(anybody.First("rule-order")).ToContainTextAsync("扩大到 2.0 公里");
            await Assertions.Expect(anybody.First("spread")).ToContainTextAsync("基尼系数");
            await anybody.First("fairness-sign-in").WaitForAsync();
            await anybody.IsInOrder($"fairness-{width}");
            anybody.WasQuiet();
        }

        await using var rider = await demo.Open("/rider", width, height, new() { Latitude = 30.2433f, Longitude = 120.1452f }, scheme);
        await rider.SignIn(subject);
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "通道堆物");
        await rider.First("offer").WaitForAsync();
        await rider.First("offer-decline").ClickAsync();
        await rider.First("nav-exchange").ClickAsync();
        await rider.First("fairness-open").ClickAsync();
        await rider.Page.ComesTo("/fairness");
        await Until.True(
            async () =>
            {
                await rider.Page.ReloadAsync();
                await rider.First("record").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                return await rider.Page.Locator("[data-decision=declined]").CountAsync() > 0;
            },
            "the decision to be written");
        await rider.IsInOrder($"fairness-record-{width}");
        await rider.First("lang-toggle").ClickAsync();
        await Assertions.Expect(rider.First("record")).ToContainTextAsync("you declined");
        await rider.IsInOrder($"fairness-record-en-{width}");
    }
}
