using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>The page of cases: the whole course of one, what two dispatchers see of it, and what they cannot do.</summary>
public sealed class CaseInboxTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    private const string Dispatcher = "demo-dispatcher-hz";

    [Fact]
    public async Task Case_GoesTheWholeCourse_AndWhoDidTheWorkCannotCheckIt()
    {
        var (reporter, other) = (await Person.SignIn(demo.Server.Client, "demo-rider-05"), await Person.SignIn(demo.Server.Client, "demo-admin"));
        await using var window = await Inbox(1440, 900);
        await window.First("case-list-empty").Or(window.First("case-row")).WaitForAsync();
        var id = await Report(reporter, "e0101", "绿化带里倒了一大袋垃圾", 30.2571, 120.1391);
        await window.Page.Locator($"[data-case='{id}'][data-status=reported]").ClickAsync();
        await Assertions.Expect(window.First("near-riders")).ToHaveTextAsync("当班骑手少于 3 名");
        await Assertions.Expect(window.First("near-stations")).ToContainTextAsync("驿站");
        await window.First("map-toggle").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".case-around")).ToHaveCountAsync(1);
        await window.IsInOrder("cases-around-1440");
        await window.First("map-toggle").ClickAsync();
        var sheet = await window.Page.RunAndWaitForDownloadAsync(() => window.First("export-xlsx").ClickAsync());
        Assert.Equal("cases.xlsx", sheet.SuggestedFilename);
        var stop = TestContext.Current.CancellationToken;
        Assert.Equal([(byte)'P', (byte)'K'], (await File.ReadAllBytesAsync(await sheet.PathAsync(), stop)).Take(2));
        var text = await window.Page.RunAndWaitForDownloadAsync(() => window.First("export-csv").ClickAsync());
        Assert.Contains(id, await File.ReadAllTextAsync(await text.PathAsync(), stop), StringComparison.Ordinal);

        await window.First("case-verify").ClickAsync();
        await Stands(window, id, "verifying");
        await window.First("case-open").ClickAsync();
        await window.First("action-class").SelectOptionAsync("e0102");
        await window.IsInOrder("cases-open-1440");
        await window.First("action-confirm").ClickAsync();
        await Stands(window, id, "opened");
        await window.First("case-dispatch").ClickAsync();
        await window.First("action-confirm").ClickAsync();
        await Assertions.Expect(window.First("problem-unit")).ToContainTextAsync("80 个字");
        await Assertions.Expect(window.First("action-unit")).ToBeFocusedAsync();
        await window.First("action-unit").FillAsync("环卫所");
        await window.First("action-confirm").ClickAsync();
        await Stands(window, id, "dispatched");
        await Assertions.Expect(window.First("case-unit")).ToHaveTextAsync("环卫所");
        await window.First("case-start").ClickAsync();
        await Stands(window, id, "handling");
        await window.First("case-finish").ClickAsync();
        await window.First("action-note").FillAsync("已清运");
        await window.First("action-confirm").ClickAsync();
        await Stands(window, id, "handled");

        await window.First("own-work").WaitForAsync();
        await Assertions.Expect(window.The("case-close")).ToHaveCountAsync(0);
        var own = await (await demo.Dispatcher()).Post($"/api/v1/cases/{id}/close", new { operationId = "own-check" });
        Assert.Equal((HttpStatusCode.Forbidden, "case_own_work"), (own.Status, (string?)own.Body!["code"]));
        await window.IsInOrder("cases-own-work-1440");

        var closed = await other.Post($"/api/v1/cases/{id}/close", new { operationId = "check", note = "现场已清理" });
        Assert.Equal(HttpStatusCode.OK, closed.Status);
        await Stands(window, id, "closed");
        await Assertions.Expect(window.Page.Locator($"[data-testid=case-row][data-case='{id}']")).ToHaveCountAsync(0);
        Assert.Equal(
            ["closed", "finished", "started", "dispatched", "opened", "verificationStarted", "reported"],
            await window.First("case-history").Locator("li").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.event)"));
        await Assertions.Expect(window.First("case-history")).ToContainTextAsync("现场已清理");
    }

    [Theory]
    [InlineData(390, 844, ColorScheme.Light, 30.2741)]
    [InlineData(390, 844, ColorScheme.Dark, 30.2751)]
    [InlineData(1440, 900, ColorScheme.Light, 30.2761)]
    [InlineData(1440, 900, ColorScheme.Dark, 30.2771)]
    public async Task Reports_OfTheSame_AreMerged_AndTheOtherIsRefusedForAReason(int width, int height, ColorScheme scheme, double lat)
    {
        var reporter = await Person.SignIn(demo.Server.Client, "demo-rider-06");
        var earlier = await Report(reporter, "c0101", "井盖缺了一半", lat, 120.1551);
        var later = await Report(reporter, "c0101", "井盖坏了，晚上看不清", lat + 0.0001, 120.1551);
        await using var window = await Inbox(width, height, scheme);
        var (row, name) = (window.Page.Locator($"[data-testid=case-row][data-case='{later}']"), $"{width}-{scheme}");
        await row.WaitForAsync();
        await Assertions.Expect(row.GetByTestId("case-due")).ToContainTextAsync("剩");
        await window.IsInOrder($"cases-list-{name}");

        await window.First("map-toggle").ClickAsync();
        await window.Page.Locator(".case-marker[data-cases]").First.WaitForAsync();
        await window.IsInOrder($"cases-map-{name}");
        await window.First("map-toggle").ClickAsync();

        await row.ClickAsync();
        await window.First("case-merge").ClickAsync();
        await window.Page.Locator($"[data-testid=merge-target][data-case='{earlier}']").CheckAsync();
        await window.IsInOrder($"cases-merge-{name}");
        await window.First("action-confirm").ClickAsync();
        await Stands(window, later, "merged");

        await window.Page.GotoAsync(new Uri(demo.Server.Address, $"/cases#{earlier}").ToString());
        await window.Page.ReloadAsync();
        await Stands(window, earlier, "reported");
        await Assertions.Expect(window.First("case-history")).ToContainTextAsync("并入一件较晚的上报");
        await window.First("case-refuse").ClickAsync();
        await window.First("action-reason").SelectOptionAsync("solved-already");
        await window.First("action-note").FillAsync("维修队已换新");
        await window.First("action-confirm").ClickAsync();
        await Stands(window, earlier, "refused");
        await window.IsInOrder($"cases-refused-{name}");
        window.WasQuiet();
    }

    [Fact]
    public async Task Suspension_IsAskedForByOne_AndAgreedToByAnother()
    {
        var (reporter, other) = (await Person.SignIn(demo.Server.Client, "demo-rider-07"), await Person.SignIn(demo.Server.Client, "demo-admin"));
        var id = await Report(reporter, "c0401", "行道树倾斜", 30.2791, 120.1651);
        foreach (var (verb, body) in ((string, object)[])[
            ("open", new { operationId = "open-" + id }), ("dispatch", new { operationId = "dispatch-" + id, unit = "园林养护站" })])
        {
            Assert.Equal(HttpStatusCode.OK, (await other.Post($"/api/v1/cases/{id}/{verb}", body)).Status);
        }

        await using var window = await Inbox(1440, 900, path: $"/cases#{id}");
        await window.First("case-suspend").ClickAsync();
        await window.First("action-note").FillAsync("产权单位正在协调");
        await window.First("action-confirm").ClickAsync();
        await window.First("suspension-asked").WaitForAsync();
        await Assertions.Expect(window.The("case-confirmSuspension")).ToHaveCountAsync(0);
        Assert.Equal(
            HttpStatusCode.OK, (await other.Post($"/api/v1/cases/{id}/confirm-suspension", new { operationId = "confirm-" + id })).Status);
        await Stands(window, id, "suspended");
        await window.First("case-review").WaitForAsync();

        await window.First("case-resume").ClickAsync();
        await Stands(window, id, "dispatched");
        await window.First("case-extend").ClickAsync();
        await window.First("action-extension").FillAsync("1");
        await window.First("action-note").FillAsync("连日大雨");
        await window.First("action-confirm").ClickAsync();
        await Assertions.Expect(window.The("case-extend")).ToHaveCountAsync(0);
        await window.First("case-makeTask").ClickAsync();
        await window.First("action-confirm").ClickAsync();
        await Assertions.Expect(window.First("case-tasks").Locator("li")).ToHaveCountAsync(1);
    }

    [Fact]
    [Trait("Case", "W8")]
    public async Task Press_ThatIsNotAnswered_IsTheSameQuestionWhenPressedAgain()
    {
        var id = await Report(await Person.SignIn(demo.Server.Client, "demo-rider-08"), "e0101", "垃圾", 30.2601, 120.1451);
        await using var window = await Inbox(1440, 900, path: $"/cases#{id}");
        var (asked, lost) = (new ConcurrentQueue<string>(), true);
        await window.Page.RouteAsync($"**/api/v1/cases/{id}/verify", async route =>
        {
            asked.Enqueue((string)JsonNode.Parse(route.Request.PostData!)!["operationId"]!);
            await (lost ? route.AbortAsync() : route.ContinueAsync());
        });

        await window.First("case-verify").ClickAsync();
        await window.First("notice-bad").WaitForAsync();
        var tries = asked.Count;
        lost = false;
        await window.First("case-verify").ClickAsync();
        await Stands(window, id, "verifying");

        Assert.True(tries > 1);
        Assert.Equal(tries + 1, asked.Count);
        Assert.Single(asked.Distinct());
    }

    [Fact]
    public async Task Keyboard_IsEnough_AndSeveralAreDoneAtOnce_EachAnsweredByItself()
    {
        var reporter = await Person.SignIn(demo.Server.Client, "demo-rider-09");
        var ids = new List<string>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            ids.Add(await Report(reporter, "e0503", $"消防通道停车 {number}", 30.2801 + (number * 0.002), 120.1501));
        }

        await using var window = await Inbox(1440, 900);
        await window.First("filter-class").SelectOptionAsync("e0503");
        await Assertions.Expect(window.The("case-row")).ToHaveCountAsync(3);
        await window.First("view-save").ClickAsync();
        await window.First("view-name").FillAsync("消防");
        await window.First("view-keep").ClickAsync();
        await window.First("filter-class").SelectOptionAsync("");
        await window.First("search").FillAsync("通道停车 2");
        await window.First("search").PressAsync("Enter");
        await Assertions.Expect(window.The("case-row")).ToHaveCountAsync(1);
        await window.First("views").SelectOptionAsync("消防");
        await Assertions.Expect(window.The("case-row")).ToHaveCountAsync(3);

        // In a field the arrows are the field's.
        await window.First("case-count").ClickAsync();
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(window.The("case-row").Nth(1)).ToBeFocusedAsync();
        var second = (await window.The("case-row").Nth(1).GetAttributeAsync("data-case"))!;
        await window.Page.Keyboard.PressAsync("Enter");
        await Stands(window, second, "reported");
        await window.Page.Keyboard.PressAsync("r");
        await Assertions.Expect(window.First("action-reason")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.The("action-reason")).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("v");
        await Stands(window, second, "verifying");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(window.The("case-detail")).ToHaveCountAsync(0);
        await Assertions.Expect(window.Page.Locator($"[data-testid=case-row][data-case='{second}']")).ToBeFocusedAsync();

        var refused = ids.First(id => id != second);
        await window.Page.RouteAsync($"**/api/v1/cases/{refused}/open", route => route.FulfillAsync(new()
        {
            Status = 409,
            ContentType = "application/problem+json",
            Body = """{ "code": "case_wrong_status", "detail": "别人已经办过了" }""",
        }));
        foreach (var mark in await window.The("case-mark").AllAsync())
        {
            await mark.CheckAsync();
        }

        await window.First("bulk-open").ClickAsync();
        await window.IsInOrder("cases-bulk-1440");
        await window.First("bulk").GetByTestId("action-confirm").ClickAsync();
        await Assertions.Expect(window.First("bulk-refused").Locator("li")).ToHaveCountAsync(1);
        await Assertions.Expect(window.First("bulk-refused")).ToContainTextAsync("别人已经办过了");
        await Assertions.Expect(window.First("bulk-count")).ToContainTextAsync("1");
        foreach (var id in ids)
        {
            var status = id == refused ? "reported" : "opened";
            await window.Page.Locator($"[data-testid=case-row][data-case='{id}'][data-status={status}]").WaitForAsync();
        }
    }

    private static Task Stands(Window window, string id, string status) =>
        window.Page.Locator($"[data-testid=case-detail][data-case='{id}'][data-status={status}]").WaitForAsync();

    private static async Task<string> Report(Person reporter, string classId, string note, double lat, double lon)
    {
        var report = new { operationId = Guid.NewGuid().ToString("N"), @class = classId, position = new { lat, lon }, note };
        var (status, made) = (HttpStatusCode.ServiceUnavailable, (JsonNode?)null);
        // A server that has just started may say that it is busy, and asks to be told the same again.
        await Until.True(
            async () => ((status, made) = await reporter.Post("/api/v1/cases", report)).status != HttpStatusCode.ServiceUnavailable,
            () => $"a server that is busy no more: {made}");
        Assert.True(status == HttpStatusCode.Created, $"The report was refused: {made}");
        return (string)made!["id"]!;
    }

    private async Task<Window> Inbox(int width, int height, ColorScheme scheme = ColorScheme.Light, string path = "/cases")
    {
        var window = await demo.Open(path, width, height, scheme: scheme);
        await window.SignIn(Dispatcher);
        return window;
    }
}
