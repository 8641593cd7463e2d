using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>Tasks that end otherwise than well: what dispatchers and riders see of it, and can do.</summary>
public sealed class TaskLifeTests(DemoBrowserFixture demo) : IClassFixture<DemoBrowserFixture>
{
    private const string Buttons = "[data-testid=task-verify], [data-testid=task-reject], [data-testid=task-offer], [data-testid=task-assign], "
        + "[data-testid=task-cancel]";

    [Fact]
    [Trait("Case", "W20")]
    public async Task Expired_HasOneWayOut_AndTwoDispatchersSeeTheSame_WheneverTheyCame()
    {
        var dispatcher = await demo.Dispatcher();
        await using var early = await demo.Open("/dispatch", 1440, 900);
        await early.SignIn("demo-dispatcher-hz");
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "没有人来", "PT1M");
        await Until.True(
            async () => (string?)(await dispatcher.Get($"/api/v1/tasks/{id}")).Body!["status"] == "expired", "the task to expire");
        await using var late = await demo.Open("/dispatch", 390, 844);
        await late.SignIn("demo-dispatcher-hz");

        foreach (var window in (Window[])[early, late])
        {
            var card = window.First("column-waiting").Locator($"[data-task='{id}'][data-status=expired]");
            await card.ClickAsync();
            await Assertions.Expect(card).ToHaveAttributeAsync("data-overdue", "false");
            Assert.DoesNotContain("(", await window.Page.TitleAsync());
            await Assertions.Expect(window.Page.Locator(Buttons)).ToHaveCountAsync(1);
            await window.IsInOrder($"dispatch-expired-{(window == early ? 1440 : 390)}");
        }

        await late.Page.Locator(Buttons).ClickAsync();
        await late.First("action-note").FillAsync("电话已处理");
        await late.First("action-confirm").ClickAsync();
        foreach (var window in (Window[])[early, late])
        {
            await window.First("column-done").Locator($"[data-task='{id}']").WaitForAsync();
            await Assertions.Expect(window.Page.Locator(Buttons)).ToHaveCountAsync(0);
            await Assertions.Expect(window.Page.Locator($".task-marker[data-tasks~='{id}']")).ToHaveCountAsync(0);
            window.WasQuiet();
        }

        await using var third = await demo.Open("/dispatch", 1440, 900);
        await third.SignIn("demo-dispatcher-hz");
        await third.First("column-done").Locator($"[data-task='{id}']").WaitForAsync();
    }

    [Fact]
    [Trait("Case", "W20")]
    public async Task Refused_BecauseSomebodyWasFaster_TheServersWordIsShown_AndWhatCanBeDoneNow()
    {
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2433, 120.1452, "两个人同时");
        await using var window = await demo.Open("/dispatch", 1440, 900);
        await window.SignIn("demo-dispatcher-hz");
        await window.Page.Locator($"[data-testid=task-card][data-task='{id}']").ClickAsync();
        await window.First("task-cancel").ClickAsync();
        // The page does not hear of it, as on a line that has just gone.
        await window.Page.RouteAsync($"**/api/v1/tasks/{id}/cancel", async route =>
        {
            await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "faster", note = "已处理" });
            await route.ContinueAsync();
        });

        await window.First("action-confirm").ClickAsync();

        await window.Page.Locator("[data-testid=task-detail][data-status=cancelled]").WaitForAsync();
        await Assertions.Expect(window.Page.Locator(Buttons)).ToHaveCountAsync(0);
    }

    [Fact]
    [Trait("Case", "W11")]
    public async Task Board_ThatHasHeardNothing_SaysThatItDoesNotKnow()
    {
        await using var window = await demo.Open("about:blank", 1440, 900, worker: false);
        await window.Page.RouteAsync("**/api/v1/tasks?**", route => route.AbortAsync());
        await window.Page.RouteAsync("**/hubs/**", route => route.AbortAsync());
        await window.Page.RouteWebSocketAsync("**/hubs/dispatch**", socket => socket.CloseAsync());
        await window.Page.GotoAsync(new Uri(demo.Server.Address, "/dispatch").ToString());
        await window.SignIn("demo-dispatcher-hz");

        foreach (var column in (string[])["waiting", "offering", "working", "submitted", "done"])
        {
            await Assertions.Expect(window.First("empty-" + column)).ToContainTextAsync("还不知道");
            await Assertions.Expect(window.First("count-" + column)).ToHaveTextAsync("…");
        }

        await Assertions.Expect(window.First("late-total")).ToContainTextAsync("还不知道");
    }

    [Theory]
    [InlineData(390, 844, "demo-rider-13", ColorScheme.Light)]
    [InlineData(1440, 900, "demo-rider-14", ColorScheme.Dark)]
    [Trait("Case", "W22")]
    public async Task Cancelled_TheRiderSeesWhy_UntilTheyHaveSeenIt_AlsoAfterAReload(int width, int height, string subject, ColorScheme scheme)
    {
        var here = await demo.PlaceOf(demo.Devices[2].Station);
        await using var rider = await demo.Open("/rider", width, height, here, scheme);
        await rider.First("station-card").WaitForAsync();
        await rider.SignIn(subject);
        await rider.First("locate").ClickAsync();
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await demo.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, here.Latitude, here.Longitude, "楼道堆放");
        await dispatcher.Post($"/api/v1/tasks/{id}/assign", new { operationId = "assign", riderId = subject });
        await rider.First("active-task").WaitForAsync();

        await dispatcher.Post($"/api/v1/tasks/{id}/cancel", new { operationId = "cancel", note = "物业已经清理，不用去了" });

        await Assertions.Expect(rider.First("ended-reason")).ToContainTextAsync("物业已经清理，不用去了");
        await Assertions.Expect(rider.The("active-task")).ToHaveCountAsync(0);
        await rider.IsInOrder($"rider-ended-{width}");
        await rider.Page.ReloadAsync();
        await Assertions.Expect(rider.First("ended-reason")).ToContainTextAsync("物业已经清理，不用去了");
        await rider.First("ended-dismiss").ClickAsync();
        await Assertions.Expect(rider.The("ended-task")).ToHaveCountAsync(0);
        await rider.Page.ReloadAsync();
        await rider.First("sign-out").WaitForAsync();
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-panel").WaitForAsync();
        await Assertions.Expect(rider.The("ended-task")).ToHaveCountAsync(0);
    }
}
